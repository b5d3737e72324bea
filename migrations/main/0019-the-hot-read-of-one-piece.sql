-- One call sets the session, reads under row security and brings the facts for the application's lock (design: what was measured).
CREATE FUNCTION medical.read_piece(as_account text, as_role text, for_purpose text, wanted uuid)
  RETURNS TABLE (id uuid, entry_id uuid, employee_id uuid, item text, version integer, sealed bytea, entry_on date,
                 author_id uuid, responsible_doctor_id uuid, recorded_at timestamptz, withheld boolean, facts jsonb)
  LANGUAGE plpgsql VOLATILE SECURITY INVOKER SET search_path = '' AS $$
BEGIN
  PERFORM set_config('kluis.account', as_account, true), set_config('kluis.role', as_role, true),
          set_config('kluis.purpose', for_purpose, true);
  RETURN QUERY
    SELECT p.id, p.entry_id, p.employee_id, p.item, p.version, v.sealed, e.entry_on, v.author_id, v.responsible_doctor_id,
           v.recorded_at, medical.is_withheld(p.id), access.facts_of(p.employee_id)
    FROM medical.piece p
    -- Without a text where the privacy of another withholds it (I1).
    LEFT JOIN medical.piece_version v ON v.piece_id = p.id AND v.version = p.version
    JOIN medical.entry e ON e.id = p.entry_id
    WHERE p.id = wanted;
END $$;
GRANT EXECUTE ON FUNCTION medical.read_piece(text, text, text, uuid) TO kluis_medical;
