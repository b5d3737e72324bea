/** A row for each table that a world of people and dossiers leaves empty, so that there is something to hide everywhere. */
export const REST_OF_THE_ROWS = `
  INSERT INTO access.deployed_policies (digest) VALUES (repeat('0', 64)) ON CONFLICT DO NOTHING;
  INSERT INTO access.started_with (run, policies, configuration)
    VALUES (gen_random_uuid(), repeat('0', 64), repeat('0', 64)) ON CONFLICT DO NOTHING;
  INSERT INTO access.log_review (id, month, seed, sample_size, drawn_from, opened_by)
    SELECT gen_random_uuid(), '2025-01-01', repeat('0', 64), 1, 1, id FROM access.account LIMIT 1;
  INSERT INTO access.log_review_line (review_id, line_id, why, caused_by) SELECT id, 1, 'sample', opened_by FROM access.log_review;
  INSERT INTO access.log_review_reminder (id, month) VALUES (gen_random_uuid(), '2025-01-01');
  INSERT INTO access.medical_proxy (id, employee_id, party, name, number, dispute, recorded_by, last_day)
    SELECT gen_random_uuid(), id, 'employee', 'Q. Outside', '99012345695', 'appeal', gen_random_uuid(), platform.today() FROM access.employee LIMIT 1;
  INSERT INTO access.invitation (id, account_id, code_digest, expires_at)
    SELECT gen_random_uuid(), id, 'of a code', platform.clock() + interval '1 day' FROM access.account LIMIT 1;
  INSERT INTO access.identity_change (id, employee_id, part, changed_by)
    SELECT gen_random_uuid(), e.id, 'address', a.id FROM access.employee e, access.account a LIMIT 1;
  INSERT INTO access.link_ending (id, employee_id, account_id, proposed_by, expires_at)
    SELECT gen_random_uuid(), e.id, a.id, b.id, platform.clock() + interval '1 day' FROM access.employee e, access.account a, access.account b
    WHERE a.id <> b.id LIMIT 1;
  INSERT INTO access.doctor_change_wish (id, employee_id, asked_by) SELECT gen_random_uuid(), id, gen_random_uuid() FROM access.employee LIMIT 1;
  INSERT INTO employee.staff_import (id, employer_id, imported_by, rows, added, changed, unchanged, refused)
    SELECT gen_random_uuid(), id, gen_random_uuid(), 1, 1, 0, 0, 0 FROM access.employer LIMIT 1;
  INSERT INTO employee.likeness (employee_id, employer_id, home) SELECT id, employer_id, id::text::bytea FROM access.employee;
  INSERT INTO employee.namesake (id, employee_id, other_id, employer_id, recorded_by)
    SELECT gen_random_uuid(), e.id, o.id, e.employer_id, gen_random_uuid()
    FROM access.employee e JOIN access.employee o ON o.employer_id = e.employer_id AND o.id > e.id LIMIT 1;
  INSERT INTO desk.earlier_dossier (id, employer_id, employee_id, earlier_id)
    SELECT id, employer_id, employee_id, other_id FROM employee.namesake;
  INSERT INTO desk.earlier_dossier_answer (earlier_dossier_id, version, answer, answered_by, answered_at)
    SELECT id, 1, 'same-person', gen_random_uuid(), found_at FROM desk.earlier_dossier;
  INSERT INTO employee.employment_version (employment_id, version, employee_id, employer_id, changed_at)
    SELECT id, 1, employee_id, employer_id, platform.clock() FROM employee.employment LIMIT 1;
  INSERT INTO employee.person_search (id, searched_by) SELECT gen_random_uuid(), id FROM access.account LIMIT 1;
  INSERT INTO desk.question_closing (question_id) SELECT id FROM desk.verdict_question LIMIT 1;
  INSERT INTO desk.examination_closing (examination_id) SELECT id FROM desk.examination LIMIT 1;
  INSERT INTO medical.examination_posting (outcome_id, employee_id, posted_on, posted_by, responsible_doctor_id)
    SELECT id, employee_id, platform.today(), doctor_id, doctor_id FROM medical.examination_outcome LIMIT 1;
  INSERT INTO access.signing_key (id, pem) VALUES (repeat('A', 43), '-----BEGIN PUBLIC KEY-----');
  INSERT INTO medical.consent (id, employee_id, pieces, times, digest, sealed, prepared_by)
    SELECT gen_random_uuid(), id, '[{}]', 1, decode(repeat('00', 32), 'hex'), '\\x00', gen_random_uuid() FROM access.employee LIMIT 1;
  INSERT INTO medical.consent_signature (consent_id, employee_id, digest, sealed, signed_by)
    SELECT id, employee_id, digest, '\\x00', prepared_by FROM medical.consent ON CONFLICT DO NOTHING;
  INSERT INTO medical.consent_step (consent_id, employee_id, step, day, digest, sealed, done_by, responsible_doctor_id)
    SELECT id, employee_id, 'accepted', platform.today(), digest, '\\x00', prepared_by, prepared_by FROM medical.consent ON CONFLICT DO NOTHING;
  INSERT INTO medical.consent_withdrawal (consent_id, employee_id, withdrawn_by) SELECT id, employee_id, prepared_by FROM medical.consent
    ON CONFLICT DO NOTHING;
  INSERT INTO medical.disclosure_request (id, employee_id, recorded_by)
    SELECT gen_random_uuid(), employee_id, prepared_by FROM medical.consent LIMIT 1;
  INSERT INTO medical.disclosure_round (request_id, round, employee_id, received_on, pieces, digest, sealed, recorded_by)
    SELECT id, 1, employee_id, platform.today(), '[{}]', decode(repeat('00', 32), 'hex'), '\\x00', recorded_by FROM medical.disclosure_request
    ON CONFLICT DO NOTHING;
  INSERT INTO medical.disclosure_decision (request_id, employee_id, round, digest, outcome, sealed, doctor_id)
    SELECT o.request_id, o.employee_id, o.round, o.digest, 'refused', '\\x00', a.id FROM medical.disclosure_round o, access.account a LIMIT 1
    ON CONFLICT DO NOTHING;
  INSERT INTO medical.disclosure_withdrawal (request_id, employee_id, withdrawn_by)
    SELECT id, employee_id, recorded_by FROM medical.disclosure_request ON CONFLICT DO NOTHING;
  INSERT INTO medical.disclosure_told (request_id, employee_id, what) SELECT id, employee_id, 'expired' FROM medical.disclosure_request;
  INSERT INTO medical.package (id, employee_id, bytes, digest, made_by)
    SELECT gen_random_uuid(), employee_id, 1, decode(repeat('00', 32), 'hex'), recorded_by FROM medical.disclosure_request LIMIT 1;
  INSERT INTO medical.package_chunk (package_id, employee_id, number, sealed) SELECT id, employee_id, 1, '\\x00' FROM medical.package;
  INSERT INTO medical.package_end (package_id, employee_id, ended_at, key_destroyed_at)
    SELECT id, employee_id, platform.clock() - interval '1 day', platform.clock() - interval '1 day' FROM medical.package;
  INSERT INTO medical.disclosure_package (package_id, request_id, employee_id, number, pieces, collect_until, signed_by)
    SELECT p.id, r.id, r.employee_id, 1, '[{}]', platform.today(), p.made_by FROM medical.package p
    JOIN medical.disclosure_request r ON r.employee_id = p.employee_id LIMIT 1;
  INSERT INTO medical.disclosure_release (id, package_id, request_id, employee_id, link, code, released_by)
    SELECT gen_random_uuid(), package_id, request_id, employee_id, sha256('a link'), sha256('a code'), signed_by FROM medical.disclosure_package;
  INSERT INTO medical.wrong_code (release_id, employee_id, number) SELECT id, employee_id, 1 FROM medical.disclosure_release;
  INSERT INTO medical.disclosure_collection (package_id, release_id, request_id, employee_id, held_until, handed, collected_at)
    SELECT package_id, id, request_id, employee_id, platform.clock(), 1, platform.clock() FROM medical.disclosure_release;
  INSERT INTO medical.paper_agreement (id, outcome_id, employee_id, round, signed_on, recorded_by, responsible_doctor_id)
    SELECT gen_random_uuid(), id, employee_id, 9, platform.today(), doctor_id, doctor_id FROM medical.examination_outcome LIMIT 1;
  INSERT INTO medical.paper_agreement_step (paper_id, employee_id, step, day, done_by, responsible_doctor_id)
    SELECT id, employee_id, 'accepted', platform.today(), recorded_by, recorded_by FROM medical.paper_agreement WHERE round = 9;
  INSERT INTO desk.idempotency (account_id, key, digest) SELECT id, 'key-of-somebody', 'of a body' FROM access.account LIMIT 1;
  INSERT INTO medical.idempotency (account_id, key, digest) SELECT id, 'key-of-somebody', 'of a body' FROM access.account LIMIT 1;
  INSERT INTO trail.attempt (minute, source, count) VALUES (platform.clock(), '192.0.2.1', 1);
  INSERT INTO trail.line (at, request_id, account_id, responsible_doctor_id, action, kind, employee_id, outcome, status, source, route)
    SELECT platform.clock(), gen_random_uuid(), gen_random_uuid(), doctor_id, 'read', 'MedicalPiece', employee_id, 'allowed', 200, '192.0.2.1', 'GET /'
    FROM access.responsibility LIMIT 1;
  INSERT INTO employer.history (employer_id, kind, record_id, version, content) SELECT id, 'Employer', id, 1, '{}' FROM employer.employer LIMIT 1;
  INSERT INTO medical.correction_answer (request_id, piece_id, employee_id, outcome, answered_by)
    SELECT id, piece_id, employee_id, 'declined', gen_random_uuid() FROM medical.correction_request LIMIT 1
    ON CONFLICT DO NOTHING;
  INSERT INTO medical.correction_reason (request_id, piece_id, employee_id, sealed)
    SELECT request_id, piece_id, employee_id, 'sealed' FROM medical.correction_answer ON CONFLICT DO NOTHING;
  INSERT INTO medical.document_file (id, employee_id, sealed, uploaded_by, attached_at)
    SELECT gen_random_uuid(), employee_id, 'sealed', gen_random_uuid(), platform.clock() FROM medical.piece LIMIT 1;
  INSERT INTO medical.document_chunk (file_id, employee_id, number, sealed)
    SELECT id, employee_id, 1, 'sealed' FROM medical.document_file;
  UPDATE medical.piece_version v SET file_id = f.id FROM medical.document_file f
    WHERE v.piece_id = (SELECT p.id FROM medical.piece p WHERE p.employee_id = f.employee_id LIMIT 1) AND v.version = 1;
  INSERT INTO employee.message_chunk (attachment_id, employee_id, number, sealed)
    SELECT id, employee_id, 1, 'sealed' FROM employee.message_attachment;
  INSERT INTO medical.health_chunk (attachment_id, employee_id, number, sealed)
    SELECT id, employee_id, 1, 'sealed' FROM medical.health_attachment;
  INSERT INTO medical.working_note_end (note_id, employee_id, author_id, how, ended_at, key_destroyed_at)
    SELECT gen_random_uuid(), id, gen_random_uuid(), 'expired', t, t FROM access.employee, (SELECT platform.clock() - interval '1 day' AS t) d LIMIT 1;
  INSERT INTO access.re_examination (outcome_id, examination_id, employee_id, not_by, asked_on)
    SELECT gen_random_uuid(), examination_id, employee_id, ARRAY[gen_random_uuid()], platform.today() FROM access.examined LIMIT 1;
  INSERT INTO access.superseded_outcome (outcome_id, employee_id)
    SELECT gen_random_uuid(), employee_id FROM access.re_examination ON CONFLICT DO NOTHING;
  INSERT INTO medical.proposal (id, employee_id, what, about, decision_id, sealed, sealed_grounds, proposed_by, supervisor_id, corrects, last_day)
    SELECT gen_random_uuid(), id, 'Verdict', gen_random_uuid(), gen_random_uuid(), 'sealed', 'sealed', gen_random_uuid(), gen_random_uuid(),
           false, platform.today() FROM access.employee LIMIT 1;
  INSERT INTO medical.proposal_end (proposal_id, employee_id, proposed_by, supervisor_id, how, ended_by)
    SELECT id, employee_id, proposed_by, supervisor_id, 'withdrawn', proposed_by FROM medical.proposal;
  INSERT INTO medical.proposal_fall (proposal_id) SELECT id FROM medical.proposal;
  INSERT INTO medical.piece_move_end (move_id, employee_id, proposed_by, second_doctor_id, how, ended_by)
    SELECT id, employee_id, proposed_by, second_doctor_id, 'withdrawn', proposed_by FROM medical.piece_move
    ORDER BY id LIMIT 1 ON CONFLICT DO NOTHING;
  INSERT INTO medical.piece_move_fall (move_id) SELECT id FROM medical.piece_move;
  INSERT INTO medical.piece_moved (move_id, employee_id, piece_id, entry_id, to_employee_id, new_piece_id, new_entry_id, files, new_files, moved_by)
    SELECT e.move_id, e.employee_id, gen_random_uuid(), gen_random_uuid(), p.employee_id, p.id, p.entry_id, '{}', '{}', e.second_doctor_id
    FROM medical.piece_move_end e, medical.piece p WHERE p.employee_id <> e.employee_id LIMIT 1;
  INSERT INTO medical.piece_moved_version (move_id, new_piece_id, version)
    SELECT move_id, new_piece_id, 1 FROM medical.piece_moved;
  INSERT INTO medical.said_of_moved_piece (kind, id, employee_id, piece_id, said)
    SELECT 'statement', gen_random_uuid(), employee_id, new_piece_id, '{}' FROM medical.piece_moved;
  INSERT INTO medical.emergency_reason (emergency_id, employee_id, sealed, written_by)
    SELECT id, employee_id, 'sealed', opened_by FROM access.emergency LIMIT 1;
  INSERT INTO access.emergency_postponement (id, emergency_id, employee_id, postponed_by, until)
    SELECT gen_random_uuid(), id, employee_id, opened_by, platform.clock() + interval '1 day' FROM access.emergency LIMIT 1;
  INSERT INTO medical.postponement_reason (postponement_id, emergency_id, employee_id, sealed, written_by)
    SELECT id, emergency_id, employee_id, 'sealed', postponed_by FROM access.emergency_postponement;
  INSERT INTO desk.breach (id, source, emergency_id, occurred_at, recorded_by)
    SELECT gen_random_uuid(), 'emergency-review', id, opened_at, gen_random_uuid() FROM access.emergency LIMIT 1;
`;
