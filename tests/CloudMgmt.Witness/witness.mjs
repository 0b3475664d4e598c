// What both tests share: the vendor's client, and how what it reads is held against what was sent.
import assert from 'node:assert/strict';
import { createRequire } from 'node:module';

const { CollaborationApi, Configuration } = createRequire(import.meta.url)('@bimdata/typescript-fetch-api-client');

/** A client of the vendor that keeps the JSON it was last answered with. */
export function connect(basePath, authorization) {
  const wire = { json: undefined };
  const keep = async ({ response }) => {
    wire.json = response.status === 204 ? undefined : await response.clone().json();
  };
  const api = new CollaborationApi(new Configuration({ basePath, accessToken: authorization, middleware: [{ post: keep }] }));
  return { api, wire };
}

/** All that the client reads was sent, and nothing of it was lost on the way. An optional null counts as left out. */
export function assertRead(sent, read, place = '$') {
  if (Array.isArray(read)) {
    assert.ok(Array.isArray(sent), `${place} is no list`);
    assert.equal(read.length, sent.length, `${place}.length`);
    read.forEach((item, index) => assertRead(sent[index], item, `${place}[${index}]`));
  } else if (read instanceof Date) {
    assert.equal(read.getTime(), Date.parse(sent), place);
  } else if (read !== null && typeof read === 'object') {
    for (const [name, value] of Object.entries(read)) {
      assert.ok(name in sent, `${place}.${name} is demanded and was not sent`);
      assertRead(sent[name], value, `${place}.${name}`);
    }
  } else {
    assert.equal(read ?? null, sent, place);
  }
}

/** The client knows all that was sent. */
export function assertKnown(sent, read, place = '$') {
  if (Array.isArray(sent)) {
    sent.forEach((item, index) => assertKnown(item, read[index], `${place}[${index}]`));
  } else if (sent !== null && typeof sent === 'object') {
    for (const [name, value] of Object.entries(sent)) {
      assert.ok(name in read, `${place}.${name} is unknown to the client`);
      assertKnown(value, read[name], `${place}.${name}`);
    }
  }
}
