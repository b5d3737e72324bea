/** Asks the catalog; each row is the name of something at fault. */
export type NamesOf = (statement: string, ...values: readonly unknown[]) => Promise<string[]>;

/** The part of a cluster that is proved: our schemas there, and the logins that must be nothing but logins. */
export interface Guarded {
  readonly schemas: readonly string[];
  readonly logins: readonly string[];
}

const UNFORCED = `
  SELECT format('table %I.%I does not force row security', n.nspname, c.relname) AS name
  FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
  WHERE n.nspname = ANY ($1) AND c.relkind IN ('r', 'p') AND NOT (c.relrowsecurity AND c.relforcerowsecurity)
  ORDER BY 1`;
const WITHOUT_POLICY = `
  SELECT format('table %I.%I has no policy for reading', n.nspname, c.relname) AS name
  FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
  WHERE n.nspname = ANY ($1) AND c.relkind IN ('r', 'p')
    AND NOT EXISTS (SELECT 1 FROM pg_policy p WHERE p.polrelid = c.oid AND p.polcmd IN ('r', '*')) ORDER BY 1`;
const STRONG_LOGINS = `
  SELECT format('login %I may pass row security or make logins', rolname) AS name FROM pg_roles WHERE rolname = ANY ($1)
    AND (rolsuper OR rolbypassrls OR rolcreaterole OR rolcreatedb OR rolreplication) ORDER BY 1`;
const OWNERS = `
  SELECT format('login %I owns %s', r.rolname, o.what) AS name
  FROM (SELECT c.relowner AS owner, n.nspname AS schema, format('%I.%I', n.nspname, c.relname) AS what
        FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE c.relkind IN ('r', 'p', 'v', 'm', 'S')
        UNION ALL SELECT p.proowner, n.nspname,
          format('function %I.%I(%s)', n.nspname, p.proname, pg_get_function_identity_arguments(p.oid))
        FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace
        UNION ALL SELECT n.nspowner, n.nspname, format('schema %I', n.nspname) FROM pg_namespace n) o
  JOIN pg_roles r ON r.oid = o.owner
  WHERE o.schema = ANY ($1) AND r.rolname = ANY ($2) ORDER BY 1`;
const MEMBERS = `
  SELECT format('login %I is a member of %I', m.rolname, g.rolname) AS name
  FROM pg_auth_members a JOIN pg_roles m ON m.oid = a.member JOIN pg_roles g ON g.oid = a.roleid
  WHERE m.rolname = ANY ($1) ORDER BY 1`;
const DEFINERS = `
  SELECT format('function %I.%I runs with its owner''s rights', n.nspname, p.proname) AS name
  FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace
  WHERE n.nspname = ANY ($1 || ARRAY['platform']) AND p.prosecdef ORDER BY 1`;
const VIEWS = `
  SELECT format('view %I.%I stands where only tables may', n.nspname, c.relname) AS name
  FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
  WHERE n.nspname = ANY ($1) AND c.relkind IN ('v', 'm') ORDER BY 1`;

/**
 * What in a catalog would let a login past row security: a table that doesn't force it or has no policy, a login that
 * owns, inherits or bypasses, a function with its owner's rights, a view. @returns a sentence each, naming the object
 */
export async function catalogFaults(names: NamesOf, { schemas, logins }: Guarded): Promise<string[]> {
  return [
    ...(await names(UNFORCED, schemas)),
    ...(await names(WITHOUT_POLICY, schemas)),
    ...(await names(STRONG_LOGINS, logins)),
    ...(await names(OWNERS, schemas, logins)),
    ...(await names(MEMBERS, logins)),
    ...(await names(DEFINERS, schemas)),
    ...(await names(VIEWS, schemas)),
  ];
}
