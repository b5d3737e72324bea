-- C11, R7: what leaves the house is sealed under a key of its own, so that it is gone from every backup once it was collected or lapsed.
ALTER TABLE keys.data_key DROP CONSTRAINT data_key_purpose_check, ADD CONSTRAINT data_key_purpose_check
  CHECK (purpose IN ('employee', 'medical', 'digest', 'working-note', 'package'));
