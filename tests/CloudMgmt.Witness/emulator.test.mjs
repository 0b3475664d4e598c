// The vendor's client of today against the emulator: what it sends is taken, and what it demands is there.
import assert from 'node:assert/strict';
import test from 'node:test';
import { assertRead, connect } from './witness.mjs';

const { EMULATOR_URL, EMULATOR_AUTHORIZATION, EMULATOR_CLOUD, EMULATOR_MEMBER } = process.env;
assert.ok(EMULATOR_URL, 'EMULATOR_URL is not set: run this by dotnet run --project tests/CloudMgmt.Witness');

const { api, wire } = connect(EMULATOR_URL, EMULATOR_AUTHORIZATION);
const seeded = Number(EMULATOR_CLOUD);

async function call(method, ...values) {
  const read = await api[method](...values);
  assertRead(wire.json, read);
  return read;
}

test('clouds of a user and of an app', async () => {
  const made = await call('createCloud', { name: 'Made by the witness' });
  const changed = await call('updateCloud', made.id, { name: 'Changed' });
  assert.equal(changed.name, 'Changed');
  assert.equal((await call('getCloud', made.id)).name, 'Changed');
  assert.deepEqual((await call('getClouds')).map(cloud => cloud.id), [seeded, made.id]);
  await api.deleteCloud(made.id);
  await assert.rejects(api.getCloud(made.id), refusal => refusal.status === 404);
});

test('the size of a cloud, and a demonstration project in it', async () => {
  const before = await call('getCloudSize', seeded);
  const project = await call('createDemo', seeded);
  assert.equal(typeof project.root_folder_id, 'number');
  assert.ok((await call('getCloudSize', seeded)).total_size > before.total_size);
});

test('members, and their roles', async () => {
  const role = async wanted => (await call('updateCloudUser', seeded, Number(EMULATOR_MEMBER), { cloud_role: wanted })).cloud_role;
  assert.equal(await role(100), 100);
  assert.equal(await role(50), 50);
  assert.equal((await call('getCloudUsers', seeded)).length, 2);
  assert.equal((await call('getCloudUsers', seeded, undefined, 'member')).length, 1);
  await assert.rejects(role(25), refusal => refusal.status === 400);
});

test('invitations, and the role that they are for', async () => {
  const invited = await call('inviteCloudUser', seeded, { email: 'witness@example.com', redirect_uri: 'https://example.com', role: 50 });
  assert.equal(invited.role, 50);
  assert.equal((await call('getCloudInvitations', seeded)).length, 1);
  await api.cancelCloudUserInvitation(seeded, invited.id);
  assert.equal((await call('getCloudInvitations', seeded)).length, 0);
});

test('a member can be removed', async () => {
  await api.deleteCloudUser(seeded, Number(EMULATOR_MEMBER));
  assert.equal((await call('getCloudUsers', seeded)).length, 1);
});
