-- S12, R7: a working note is sealed under a key of its own, so that destroying the note destroys it in every backup and leaves
-- the dossier's key alone.
ALTER TABLE keys.data_key DROP CONSTRAINT data_key_purpose_check, ADD CONSTRAINT data_key_purpose_check
  CHECK (purpose IN ('employee', 'medical', 'digest', 'working-note'));
