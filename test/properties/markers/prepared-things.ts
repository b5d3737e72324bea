import type { MarkedHouse } from './marked-house.js';
import type { WriteRequest } from './write-request.js';

/** V3 — what a doctor in training prepared about people of his own, for Dr Vos: one to countersign, one to send back, one to take back. */
export async function preparedThings(house: MarkedHouse): Promise<void> {
  const { cast, mint } = house;
  await house.person('dr-jong', { roles: [{ role: 'doctor-in-training' }], registeredUntil: '2099-01-01' });
  await cast.training(house.id('dr-jong'), house.id('dr-vos'));
  for (const who of ['tess', 'tim', 'ton']) {
    const [employerId, doctorId] = [house.id('globex'), house.id('dr-jong')];
    const { employeeId, absenceId } = await cast.employee({ employerId, doctorId, absentSince: '2026-01-01' });
    house.call(who, employeeId);
    const path = `/v1/absences/${String(absenceId)}/questions`;
    const { questionId } = await house.done('globex-hr', path, { question: 'fit-for-own-work' });
    house.call(`${who}.question`, questionId);
  }
  const prepare = async (called: string, path: string, outcome: string): Promise<void> => {
    const said = { outcome, grounds: `Gezien: ${mint.word(`${called}.grounds`)}.` };
    house.call(`${called}.proposal`, (await house.done('dr-jong', `${path}/proposals`, said))['proposalId']);
  };
  for (const who of ['tim', 'ton']) await prepare(who, `/v1/questions/${house.id(`${who}.question`)}`, 'unfit');
  for (const [called, examinationKind] of [
    ['tess', 'pre-employment'],
    ['tess.back', 'change-of-function'],
  ] as const) {
    const path = `/v1/employees/${house.id('tess')}/examinations`;
    const { examinationId } = await house.done('globex-hr', path, { examinationKind });
    house.call(`${called}.examination`, examinationId);
    if (called !== 'tess') await prepare(called, `/v1/examinations/${String(examinationId)}`, 'passed');
  }
}

/** How verdicts and outcomes are prepared, countersigned, sent back and taken back. */
export function proposalRequests(house: MarkedHouse): Readonly<Record<string, WriteRequest>> {
  for (const field of ['sweptGrounds', 'sweptBack']) house.mint.word(`tess.${field}`);
  const said = (outcome: string) => () => ({ outcome, grounds: house.mint.textOf('tess.sweptGrounds') });
  return {
    '/v1/questions/:questionId/proposals': { at: ['tess.question'], body: said('fit') },
    '/v1/examinations/:examinationId/proposals': { at: ['tess.examination'], body: said('rejected') },
    '/v1/proposals/:proposalId/countersignature': { at: ['tim.proposal'] },
    '/v1/proposals/:proposalId/return': {
      at: ['tess.back.proposal'],
      body: () => ({ reason: house.mint.textOf('tess.sweptBack') }),
    },
    '/v1/proposals/:proposalId/withdrawal': { at: ['ton.proposal'] },
  };
}
