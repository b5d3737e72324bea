-- D1: a piece that was taken into a wrong dossier moves again, as any other: what says where it came to names it by an id that is gone by
-- then, and the keys that proved that it arrived whole are asked as it arrives (each version of it, by a key into the new dossier).
ALTER TABLE medical.piece_moved DROP CONSTRAINT piece_moved_new_piece_id_fkey, DROP CONSTRAINT piece_moved_new_entry_id_fkey;
ALTER TABLE medical.piece_moved_version DROP CONSTRAINT piece_moved_version_new_piece_id_version_fkey,
  ADD FOREIGN KEY (new_piece_id, version) REFERENCES medical.piece_version (piece_id, version) ON DELETE CASCADE;
