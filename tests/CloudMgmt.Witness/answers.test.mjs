// The canned answers, which a test of CloudMgmt.BimData reads too, are as the vendor's client of today demands: no more and no less.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import test from 'node:test';
import { assertKnown, assertRead, connect } from './witness.mjs';

const folder = new URL('./answers/', import.meta.url);
const calls = {
  CreateCloud: api => api.createCloud({ name: 'x' }),
  CreateDemoProject: api => api.createDemo(7),
  GetCloud: api => api.getCloud(7),
  GetCloudInvitations: api => api.getCloudInvitations(7),
  GetCloudSize: api => api.getCloudSize(7),
  GetCloudUsers: api => api.getCloudUsers(7),
  GetClouds: api => api.getClouds(),
  InviteCloudUser: api => api.inviteCloudUser(7, { email: 'a@example.com', redirect_uri: 'https://example.com' }),
  UpdateCloud: api => api.updateCloud(7, {}),
  UpdateCloudUser: api => api.updateCloudUser(7, 31, { cloud_role: 100 }),
};

test('each answer that the client can read is canned', () => {
  const canned = new Set(readdirSync(folder).map(file => file.split('.')[0]));
  assert.deepEqual([...canned].sort(), Object.keys(calls).sort());
});

for (const file of readdirSync(folder)) {
  test(file, async () => {
    const answer = readFileSync(new URL(file, folder), 'utf8');
    const server = createServer((_, response) => response.setHeader('Content-Type', 'application/json').end(answer));
    await new Promise(resolve => server.listen(0, '127.0.0.1', resolve));
    try {
      const { api } = connect(`http://127.0.0.1:${server.address().port}`, 'Bearer x');
      const read = await calls[file.split('.')[0]](api);
      assertRead(JSON.parse(answer), read);
      assertKnown(JSON.parse(answer), read);
    } finally {
      server.close();
      server.closeAllConnections();
    }
  });
}

test('what the client no longer has', () => {
  const { api } = connect('http://127.0.0.1', 'Bearer x');
  const gone = ['getCloudUser', 'fullUpdateCloud', 'fullUpdateCloudUser'];
  assert.deepEqual(gone.filter(name => name in api), []);
  const names = Object.getOwnPropertyNames(Object.getPrototypeOf(api));
  assert.deepEqual(names.filter(name => /^cloudProcessor|^(get|create|update|delete)CloudProcessor/.test(name)), []);
});
