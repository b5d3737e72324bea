-- S3: as before (0016), but an instruction from before the revocation isn't one anew because it is recorded after it: it was also given
-- on that day or later. And what was revoked is the secrecy, not an edition: the next text is signed after an instruction too.
CREATE OR REPLACE FUNCTION access.revoked_since(account uuid, signed uuid) RETURNS boolean
  LANGUAGE sql STABLE SECURITY INVOKER SET search_path = ''
  AS $$ SELECT EXISTS (SELECT 1 FROM access.declaration d JOIN access.declaration_text t ON t.kind = d.kind
    WHERE d.account_id = account AND t.id = signed AND d.revoked_at IS NOT NULL
      AND NOT EXISTS (SELECT 1 FROM access.instruction i
                      WHERE i.account_id = account AND i.recorded_at > d.revoked_at
                        AND i.given_on >= (d.revoked_at AT TIME ZONE 'Europe/Amsterdam')::date)) $$;
