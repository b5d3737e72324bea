import { randomUUID } from 'node:crypto';
import { pdf } from '../../../src/platform/files/files.fixture.js';
import type { MarkedHouse } from './marked-house.js';

const FILE = { headers: { 'content-type': 'application/octet-stream' } };
const PAPER = `
  INSERT INTO medical.paper_agreement (id, outcome_id, employee_id, round, piece_id, signed_on, recorded_by, responsible_doctor_id)
  VALUES ($1, $2, $3, 1, $4, platform.today(), $5, $5)`;
const STEP = `
  INSERT INTO medical.paper_agreement_step (paper_id, employee_id, step, day, told_how, done_by, responsible_doctor_id)
  VALUES ($1, $2, $3, platform.today() - 20, $4, $5, $5)`;
const POSTED = `
  INSERT INTO medical.examination_posting (outcome_id, employee_id, posted_on, posted_by, responsible_doctor_id)
  VALUES ($1, $2, platform.today(), $3, $3)`;

/** I10 — of Wim, who has no account, a letter went out and a paper came in about another outcome; of Piet a paper let out by now. */
export async function papersOnTheWay(house: MarkedHouse): Promise<void> {
  const { cast } = house;
  const held = async (who: string, officer: string, doctor: string, kind: string): Promise<string> => {
    const path = `/v1/employees/${house.id(who)}/examinations`;
    const { examinationId } = await house.done(officer, path, { examinationKind: kind });
    const answer = await house.done(doctor, `/v1/examinations/${String(examinationId)}/outcomes`, {
      outcome: 'passed',
    });
    return String(answer['outcomeId']);
  };
  const ofWim = `/v1/employees/${house.id('wim')}`;
  const scanned = async (name: string, item = 'M14'): Promise<void> => {
    const brought = await house.as('dr-vos', `${ofWim}/document-files`, { method: 'POST', ...FILE, file: pdf() });
    const { pieceIds } = await house.done('dr-vos', `${ofWim}/entries`, {
      entryOn: house.today,
      pieces: [{ item, document: { fileId: brought.body['fileId'] } }],
    });
    house.call(name, (pieceIds as readonly string[])[0]);
  };
  const paper = async (who: string, outcome: string, scan: string, doctor: string): Promise<string> => {
    const id = randomUUID();
    await cast.sql(PAPER, [id, outcome, house.id(who), house.id(scan), house.id(doctor)]);
    return id;
  };
  house.call('wim.held.outcome', await held('wim', 'globex-hr', 'dr-vos', 'change-of-function'));
  await cast.sql(POSTED, [house.id('wim.held.outcome'), house.id('wim'), house.id('dr-vos')]);
  // A scan is of one paper, and came in since: that of the one on the way, and one that is recorded yet.
  for (const name of ['wim.scan', 'wim.scanOnTheWay', 'wim.scanOfConsent', 'wim.sweptScan']) await scanned(name);
  await scanned('wim.letter', 'M49');
  const asked = await held('wim', 'globex-hr', 'dr-vos', 'pre-employment');
  house.call('wim.paper', await paper('wim', asked, 'wim.scanOnTheWay', 'dr-vos'));
  const ofPiet = await held('piet', 'acme-hr', 'dr-smit', 'pre-employment');
  house.call('piet.paper', await paper('piet', ofPiet, 'piet.document', 'dr-smit'));
  for (const [step, how] of [
    ['accepted', null],
    ['told', 'posted'],
  ]) {
    await cast.sql(STEP, [house.id('piet.paper'), house.id('piet'), step, how, house.id('dr-smit')]);
  }
}
