import Fastify from 'fastify';
import pg from 'pg';
import { GroupCommit } from '../src/safeguards/trail/group-commit.js';

/**
 * The floor: the fastest way known to read one piece under row security with one durable trail line on this project's own
 * tables. One SQL function for session and read, lines group-committed; no token, policy or decryption.
 */
const account = process.env['FLOOR_ACCOUNT'] ?? '';
const medical = new pg.Pool({ connectionString: process.env['KLUIS_MEDICAL_URL'], max: 16 });
const scribe = new pg.Pool({ connectionString: process.env['KLUIS_SCRIBE_URL'], max: 2 });

const READ = { name: 'read', text: 'SELECT id, sealed FROM floor.read_piece($1, $2, $3, $4)' };
const ADD = { name: 'add', text: 'SELECT trail.add($1)' };
const commit = new GroupCommit<object>(async (lines) => {
  await scribe.query({ ...ADD, values: [JSON.stringify(lines)] });
});

const server = Fastify();
server.get('/', () => 'ok');
server.get<{ Params: { id: string } }>('/pieces/:id', async ({ params: { id } }, reply) => {
  const { rows } = await medical.query<{ id: string; sealed: Buffer }>({
    ...READ,
    values: [account, 'company-doctor', 'absence-guidance', id],
  });
  await commit.add([
    {
      request_id: crypto.randomUUID(),
      account_id: account,
      acting_role: 'company-doctor',
      purpose: 'absence-guidance',
      action: 'read',
      kind: 'MedicalPiece',
      record_id: id,
      rule: 'S1',
      outcome: 'allowed',
      status: 200,
      source: '127.0.0.1',
      route: 'GET /pieces/:id',
    },
  ]);
  const [row] = rows;
  return row === undefined ? reply.code(404).send({}) : { id: row.id, size: row.sealed.length };
});
await server.listen({ port: Number(process.env['PORT']), host: '127.0.0.1' });
process.once('SIGTERM', () => {
  process.exit(0);
});
