import pg from 'pg';

/** A database and the only roles that may connect to it; the owner alone makes schemas. */
export interface DatabaseAccess {
  readonly database: string;
  readonly owner: string;
  readonly logins: readonly string[];
}

// D5, A3: PostgreSQL logs the text of a failing statement, its values included, unless it is told not to.
const quietLog = {
  log_min_error_statement: 'panic',
  log_error_verbosity: 'terse',
  log_statement: 'none',
  log_min_duration_statement: '-1',
  log_parameter_max_length: '0',
  log_parameter_max_length_on_error: '0',
} as const;

/**
 * The grants of one database: CONNECT for its own logins and for nobody else, CREATE for the owner, a log without
 * content. A copy of a template has none of these, so each copy is prepared too.
 * @param admin connected to any database of the cluster
 */
export async function grantDatabase(admin: pg.Client, { database, owner, logins }: DatabaseAccess): Promise<void> {
  const name = pg.escapeIdentifier(database);
  const all = [owner, ...logins].map((login) => pg.escapeIdentifier(login)).join(', ');
  await admin.query(
    [
      `REVOKE ALL ON DATABASE ${name} FROM PUBLIC, ${all}`,
      `GRANT CONNECT ON DATABASE ${name} TO ${all}`,
      `GRANT CREATE ON DATABASE ${name} TO ${pg.escapeIdentifier(owner)}`,
      ...Object.entries(quietLog).map(([setting, value]) => `ALTER DATABASE ${name} SET ${setting} = '${value}'`),
    ].join(';\n'),
  );
}

/** Makes the database unless it is there: UTF-8, sorted by code point on every machine. */
export async function makeDatabase(admin: pg.Client, database: string): Promise<void> {
  const { rowCount } = await admin.query('SELECT 1 FROM pg_database WHERE datname = $1', [database]);
  if (rowCount === 0) {
    await admin.query(`CREATE DATABASE ${pg.escapeIdentifier(database)} TEMPLATE template0 ENCODING 'UTF8'
      LOCALE_PROVIDER builtin BUILTIN_LOCALE 'C.UTF-8' LOCALE 'C'`);
  }
}

/** Takes the schema `public` from everybody: nothing of ours is in it, and nobody puts anything there. */
export async function closePublicSchema(inDatabase: pg.Client, { owner, logins }: DatabaseAccess): Promise<void> {
  const all = [owner, ...logins].map((login) => pg.escapeIdentifier(login)).join(', ');
  await inDatabase.query(`REVOKE ALL ON SCHEMA public FROM PUBLIC, ${all}; GRANT USAGE ON SCHEMA public TO PUBLIC`);
}

/** The other databases of a cluster are for administrators: the clusters are the service's own. */
export async function closeOtherDatabases(admin: pg.Client): Promise<void> {
  const { rows } = await admin.query<{ name: string }>(
    "SELECT quote_ident(datname) AS name FROM pg_database WHERE datname IN ('postgres', 'template1')",
  );
  for (const { name } of rows) {
    await admin.query(`REVOKE ALL ON DATABASE ${name} FROM PUBLIC`);
  }
}
