import { staffFile, type Cells } from '../../data/staff-file.js';
import { MarkedHouse } from './marked-house.js';
import { fileWithUnknownColumn, markedCells, markedSickReport, refusedCells } from './marked-people.js';
import { pdf } from '../../../src/platform/files/files.fixture.js';
import { consultations, secondOpinions } from './asked-of-doctors.js';
import { consents, paperConsents } from './consents.js';
import { disclosures } from './disclosures.js';
import { sent } from './sent.js';
import { papersOnTheWay } from './papers.js';
import { misfiledPieces } from './misfiled-pieces.js';
import { preparedThings } from './prepared-things.js';
import { spareThings } from './spare-things.js';

const FOR_EVER = '2099-01-01';
const DOCUMENT = { headers: { 'content-type': 'application/octet-stream' } };
const REGISTERED = { registeredUntil: FOR_EVER };

/** Everybody who asks: somebody of each role, those without one, and people whom the writes of the census are aimed at. */
async function comeIn(house: MarkedHouse): Promise<void> {
  const doctor = { roles: [{ role: 'company-doctor' }], ...REGISTERED };
  const assistant = { roles: [{ role: 'medical-assistant' }], declared: true, instructedUntil: FOR_EVER };
  for (const employer of ['acme', 'globex', 'initech']) await house.employer(employer);
  const of = (role: string, employer: string) => ({ roles: [{ role, employerId: house.id(employer) }] });
  await house.person('dr-vos', doctor);
  await house.person('dr-smit', doctor);
  await house.person('dr-kern', { roles: [{ role: 'core-expert-doctor' }], ...REGISTERED });
  await house.person('dr-staf', { roles: [{ role: 'staff-doctor' }], ...REGISTERED });
  await house.person('dr-both', { roles: [{ role: 'core-expert-doctor' }, { role: 'company-doctor' }], ...REGISTERED });
  await house.person('anna', assistant);
  await house.person('cm-acme', of('case-manager', 'acme'));
  await house.person('expert', of('labour-expert', 'acme'));
  await house.person('pim', of('payroll-administrator', 'acme'));
  await house.person('acme-hr', { kind: 'external', ...of('employer-officer', 'acme') });
  await house.person('globex-hr', { kind: 'external', ...of('employer-officer', 'globex') });
  await house.person('relations', { roles: [{ role: 'account-manager' }] });
  await house.person('ada', { roles: [{ role: 'administrator' }] });
  await house.person('abel', { roles: [{ role: 'administrator' }] });
  await house.person('officer', { roles: [{ role: 'data-protection-officer' }] });
  await house.person('luuk', { roles: [{ role: 'log-administrator' }] });
  await house.person('rita', { kind: 'external' });
  await house.person('ruud', { kind: 'external' });
  await house.person('no-role', {});
  await house.person('spare', assistant);
  await house.person('shut', {});
}

/** Staff comes in by file, absences by sick report; some of both is refused. */
async function bringIn(house: MarkedHouse): Promise<void> {
  const { mint } = house;
  const [jan, piet, wim] = [markedCells(mint, 'jan'), markedCells(mint, 'piet'), markedCells(mint, 'wim')];
  const others = Object.fromEntries(['kees', 'ria', 'bob'].map((who) => [who, markedCells(mint, who)]));
  const refused = [
    refusedCells(mint, 'bad-date', 'Geboortedatum', '31-02-1990'),
    refusedCells(mint, 'bad-number', 'Personeelsnr', mint.citizenNumber('bad-number.asNumber')),
  ];
  await house.uploads('acme-hr', 'acme', staffFile(refused));
  await house.uploads('acme-hr', 'acme', fileWithUnknownColumn(mint, 'bad-column'));
  await house.brings('acme-hr', 'acme', { jan, piet, ...others });
  await house.brings('globex-hr', 'globex', { wim });
  const sick = async (who: string, employer: string, cells: Cells): Promise<void> => {
    const path = `/v1/employers/${house.id(employer)}/sick-reports`;
    const { absenceId } = await house.done(`${employer}-hr`, path, markedSickReport(mint, who, cells));
    house.call(`${who}.absence`, absenceId);
  };
  await sick('jan', 'acme', jan);
  await sick('piet', 'acme', piet);
  await sick('wim', 'globex', wim);
}

/** Doctors become responsible, one delegates, one has a deputy, and Jan links his dossier. */
async function entrust(house: MarkedHouse): Promise<void> {
  const { cast, mint } = house;
  for (const [who, doctor] of Object.entries({ jan: 'dr-vos', wim: 'dr-vos', piet: 'dr-smit' })) {
    house.call(`${who}.responsibility`, await cast.responsibility(house.id(who), house.id(doctor)));
  }
  await house.done('dr-vos', '/v1/delegations', {
    assistantId: house.id('anna'),
    employeeIds: [house.id('jan')],
    actions: ['read', 'record', 'amend'],
    until: '2098-12-31',
  });
  await house.done('dr-staf', '/v1/deputisings', {
    absentDoctorId: house.id('dr-smit'),
    deputyId: house.id('dr-kern'),
    from: house.today,
    until: house.laterOn,
    reason: 'leave',
  });
  const { invitationId } = await house.done('ada', `/v1/employees/${house.id('jan')}/invitations`);
  const { invitationCode } = await house.done('abel', `/v1/invitations/${String(invitationId)}/letter`);
  mint.known('jan.invitationCode', String(invitationCode));
  house.subject('jan');
  const proof = { code: invitationCode, birthDate: mint.textOf('jan.birthDate') };
  const { accountId } = await house.done('jan', '/v1/invitations/acceptance', proof);
  house.call('jan-account', accountId);
}

/** Jan lets Rita act for him, for good, and Ruud for a while. */
async function represent(house: MarkedHouse): Promise<void> {
  const given = async (to: string, ...shows: readonly string[]): Promise<unknown> =>
    (
      await house.done('jan', `/v1/employees/${house.id('jan')}/mandates`, {
        representativeId: house.id(to),
        shows,
        copies: true,
        until: house.laterOn,
      })
    )['mandateId'];
  await given('rita', 'employee-dossier', 'medical-dossier', 'verdicts', 'access-log');
  house.call('spare.mandate', await given('ruud', 'verdicts'));
}

/** What the doctors write down: entries, a correction, a piece that is withheld from the employee. */
async function record(house: MarkedHouse): Promise<void> {
  const { mint } = house;
  const entry = async (who: string, doctor: string): Promise<readonly string[]> => {
    const pieces = ['text', 'withheldText'].map((field) => ({
      item: 'M35',
      text: `Klachten: ${mint.word(`${who}.${field}`)}, sinds kort.`,
    }));
    const body = { entryOn: mint.date(`${who}.entryOn`, 2011, 2020), pieces };
    return (await house.done(doctor, `/v1/employees/${house.id(who)}/entries`, body))['pieceIds'] as string[];
  };
  for (const [who, doctor] of [
    ['jan', 'dr-vos'],
    ['piet', 'dr-smit'],
  ] as const) {
    const [shown, withheld] = await entry(who, doctor);
    house.call(`${who}.piece`, shown);
    house.call(`${who}.withheld`, withheld);
    await house.done(doctor, `/v1/pieces/${shown ?? ''}/amendments`, {
      version: 1,
      text: mint.word(`${who}.amendedText`),
      reason: mint.word(`${who}.reason`),
    });
    await house.done(doctor, `/v1/pieces/${withheld ?? ''}/withholding`, { ground: 'privacy-of-another' });
    await file(house, who, doctor);
  }
}

/** A letter that came in: its content, what it is called and from whom it is. */
async function file(house: MarkedHouse, who: string, doctor: string): Promise<void> {
  const { mint } = house;
  const path = `/v1/employees/${house.id(who)}`;
  const letter = pdf(mint.word(`${who}.documentContent`));
  const brought = await house.as(doctor, `${path}/document-files`, { method: 'POST', ...DOCUMENT, file: letter });
  const { pieceIds } = await house.done(doctor, `${path}/entries`, {
    entryOn: mint.textOf(`${who}.entryOn`),
    pieces: [
      {
        item: 'M49',
        document: { fileId: brought.body['fileId'], name: mint.word(`${who}.documentName`) },
        received: {
          from: mint.word(`${who}.documentSender`),
          datedOn: mint.textOf(`${who}.entryOn`),
          receivedOn: mint.textOf(`${who}.entryOn`),
        },
      },
    ],
  });
  house.call(`${who}.document`, (pieceIds as readonly string[])[0]);
}

/** I4 — what Jan says of his piece, and wants corrected; and to what he was exposed; what others note of him. */
async function speakUp(house: MarkedHouse): Promise<void> {
  const { mint } = house;
  const piece = `/v1/pieces/${house.id('jan.piece')}`;
  await house.done('jan', `${piece}/statements`, { version: 2, text: mint.word('jan.statement') });
  const asked = { version: 2, text: mint.word('jan.correctionText') };
  const { requestId } = await house.done('jan', `${piece}/correction-requests`, asked);
  house.call('jan.correction', requestId);
  const said = { agent: mint.word('jan.agent'), source: mint.word('jan.source') };
  const exposed = { agentClass: 'asbestos', from: '1990-01-01', until: null, ...said };
  const { exposureId } = await house.done('dr-vos', `/v1/employees/${house.id('jan')}/exposures`, exposed);
  house.call('jan.exposure', exposureId);
  await secondOpinions(house);
  await consultations(house);
  await consents(house);
  await disclosures(house);
  await sent(house);
  await misfiledPieces(house);
  for (const [name, author] of [
    ['note', 'dr-vos'],
    ['spareNote', 'dr-vos'],
    ['filedNote', 'dr-vos'],
    ['assistantNote', 'anna'],
  ] as const) {
    const text = mint.word(`jan.${name}`);
    const { noteId } = await house.done(author, `/v1/employees/${house.id('jan')}/working-notes`, { text });
    house.call(`jan.${name}`, noteId);
  }
}

/** Of advice the date is a marker: Jan's is out, Piet's and Wim's wait for the letter to be posted. */
async function advise(house: MarkedHouse, who: string, doctor: string): Promise<void> {
  const nextOn = house.mint.soon(`${who}.advisedDay`);
  const { adviceId } = await house.done(doctor, `/v1/absences/${house.id(`${who}.absence`)}/advice`, {
    items: [
      {
        item: 'M28',
        values: [
          { field: 'next-on', is: nextOn },
          { field: 'rhythm', is: 'once' },
        ],
      },
    ],
  });
  house.call(`${who}.advice`, adviceId);
  if (who !== 'jan') return;
  const page = await house.as(doctor, `/v1/employees/${house.id(who)}/released-advice`);
  house.call('jan.advised', (page.body['items'] as readonly { readonly id: string }[])[0]?.id);
}

/** Questions: Jan's is answered and out, Piet's and Wim's answers wait for the letter to be posted. */
async function judge(house: MarkedHouse): Promise<void> {
  for (const [who, officer, doctor] of [
    ['jan', 'acme-hr', 'dr-vos'],
    ['piet', 'acme-hr', 'dr-smit'],
    ['wim', 'globex-hr', 'dr-vos'],
  ] as const) {
    const path = `/v1/absences/${house.id(`${who}.absence`)}/questions`;
    const { questionId } = await house.done(officer, path, { question: 'fit-for-own-work' });
    house.call(`${who}.question`, questionId);
    const validUntil = house.mint.soon(`${who}.validUntil`);
    const body = { outcome: 'unfit', validUntil };
    const { verdictId } = await house.done(doctor, `/v1/questions/${String(questionId)}/verdicts`, body);
    house.call(`${who}.verdict`, verdictId);
    await advise(house, who, doctor);
  }
}

/** Examinations: Jan decides on his outcomes, Wim's waits for the letter. */
async function examine(house: MarkedHouse): Promise<void> {
  for (const [who, officer, examinationKind, called] of [
    ['jan', 'acme-hr', 'change-of-function', 'jan'],
    ['jan', 'acme-hr', 'pre-employment', 'jan.held'],
    ['wim', 'globex-hr', 'statutory-periodic', 'wim'],
  ] as const) {
    const path = `/v1/employees/${house.id(who)}/examinations`;
    const { examinationId } = await house.done(officer, path, { examinationKind });
    house.call(`${called}.examination`, examinationId);
    const body = { outcome: 'passed-under-conditions', conditions: ['no-night-shifts'] };
    const { outcomeId } = await house.done('dr-vos', `/v1/examinations/${String(examinationId)}/outcomes`, body);
    house.call(`${called}.outcome`, outcomeId);
  }
}

/** A house in which every personal and medical field is a marker. Close it in `afterAll`. */
export async function markedWorld(): Promise<MarkedHouse> {
  const house = await MarkedHouse.open();
  try {
    for (const step of [
      comeIn,
      bringIn,
      entrust,
      represent,
      record,
      speakUp,
      judge,
      examine,
      papersOnTheWay,
      paperConsents,
      preparedThings,
      spareThings,
    ])
      await step(house);
    return house;
  } catch (failure) {
    await house.close();
    throw failure;
  }
}
