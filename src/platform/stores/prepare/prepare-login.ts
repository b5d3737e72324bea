import pg from 'pg';
import type { LoginUrl } from './login-url.js';
import { scramVerifier } from './scram-verifier.js';

interface RoleRow {
  rolcanlogin: boolean;
  rolinherit: boolean;
  rolsuper: boolean;
  rolcreaterole: boolean;
  rolcreatedb: boolean;
  rolreplication: boolean;
  rolbypassrls: boolean;
}

/** Only what differs: an administrator who is no superuser may not even repeat NOSUPERUSER. */
function corrections(row: RoleRow): string[] {
  const wanted: [boolean, string][] = [
    [!row.rolcanlogin, 'LOGIN'],
    [row.rolinherit, 'NOINHERIT'],
    [row.rolsuper, 'NOSUPERUSER'],
    [row.rolcreaterole, 'NOCREATEROLE'],
    [row.rolcreatedb, 'NOCREATEDB'],
    [row.rolreplication, 'NOREPLICATION'],
    [row.rolbypassrls, 'NOBYPASSRLS'],
  ];
  return wanted.flatMap(([wrong, word]) => (wrong ? [word] : []));
}

async function dropMemberships(admin: pg.Client, role: string): Promise<void> {
  const { rows } = await admin.query<{ granted: string; grantor: string }>(
    `SELECT held.rolname AS granted, grantor.rolname AS grantor
       FROM pg_auth_members m JOIN pg_roles held ON held.oid = m.roleid JOIN pg_roles member ON member.oid = m.member
       JOIN pg_roles grantor ON grantor.oid = m.grantor WHERE member.rolname = $1`,
    [role],
  );
  for (const { granted, grantor } of rows) {
    await admin.query(`REVOKE ${pg.escapeIdentifier(granted)} FROM ${pg.escapeIdentifier(role)}
      GRANTED BY ${pg.escapeIdentifier(grantor)} CASCADE`);
  }
}

/**
 * Makes a login, or brings an existing one back to what it has to be: it may sign in with its password, and nothing
 * more. No superuser, no way past row security, member of no role (D2).
 */
export async function prepareLogin(admin: pg.Client, { role, password }: LoginUrl): Promise<void> {
  const name = pg.escapeIdentifier(role);
  const secret = pg.escapeLiteral(scramVerifier(password));
  const { rows } = await admin.query<RoleRow>(
    `SELECT rolcanlogin, rolinherit, rolsuper, rolcreaterole, rolcreatedb, rolreplication, rolbypassrls
       FROM pg_roles WHERE rolname = $1`,
    [role],
  );
  const [found] = rows;
  if (found === undefined) {
    await admin.query(`CREATE ROLE ${name} LOGIN NOINHERIT PASSWORD ${secret}`);
  } else {
    await admin.query(`ALTER ROLE ${name} ${corrections(found).join(' ')} PASSWORD ${secret}`);
  }
  await dropMemberships(admin, role);
}
