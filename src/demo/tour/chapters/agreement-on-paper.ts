import { accepted, itemsIn, textIn } from '../../asking/caller.js';
import type { Stage } from '../stage.js';

/** The smallest file that is a document: that it has Sofie's signature the doctor sees. */
const SCAN = [
  '%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\n',
  '2 0 obj\n<<  >>\nstream\nBT (I agree. S. Hermans) Tj ET\nendstream\nendobj\n',
  'xref\n0 1\n0000000000 65535 f\r\ntrailer\n<< /Root 1 0 R /Size 3 >>\nstartxref\n9\n%%EOF\n',
].join('');

/** I10 — a paper with Sofie's signature comes in; it decides nothing until a doctor accepted it and she had time to undo it. */
export async function agreementOnPaper(stage: Stage, sofie: string, outcomeId: string): Promise<void> {
  stage.narrator.chapter(
    'A paper with a signature',
    'I10 — recording it is not deciding: scan, a doctor’s acceptance, the employee told at once and able to undo it.',
  );
  const pieceId = await scan(stage, sofie);
  const paper = await record(stage, outcomeId, pieceId);
  await accept(stage, outcomeId, paper);
  await undo(stage, paper);
}

/** Off stage: a scan comes in like any letter. @returns the piece that it is */
async function scan({ narrator, caller, today }: Stage, sofie: string): Promise<string> {
  const at = `/v1/employees/${sofie}`;
  const file = { type: 'application/octet-stream', text: SCAN };
  const sent = accepted('dr-vos', at, await caller.ask('dr-vos', `${at}/document-files`, { file }));
  const { body } = await narrator.step({
    who: 'dr-vos',
    does: 'got a letter on which Sofie says yes: its scan is a piece of her dossier',
    path: `${at}/entries`,
    answers: 201,
    body: { entryOn: today, pieces: [{ item: 'M14', document: { fileId: textIn(sent, 'fileId') } }] },
  });
  const [piece = ''] = body['pieceIds'] as string[];
  narrator.call(piece, 'the-scan');
  return piece;
}

async function record({ narrator, today }: Stage, outcomeId: string, pieceId: string): Promise<string> {
  const path = `/v1/examination-outcomes/${outcomeId}/paper-agreements`;
  const body = { pieceId, signedOn: today };
  await narrator.step({
    who: 'acme-hr',
    does: 'had it on her desk, and would record it herself',
    path,
    body,
    answers: 403,
  });
  const recorded = await narrator.step({
    who: 'dr-vos',
    does: 'records that it came in',
    path,
    body,
    answers: 201,
    seeing: ({ state }) => [`state: ${String(state)}`],
  });
  const paper = textIn(recorded.body, 'paperAgreementId');
  narrator.call(paper, 'the-paper');
  return paper;
}

async function accept({ narrator }: Stage, outcomeId: string, paper: string): Promise<void> {
  const path = `/v1/paper-agreements/${paper}`;
  const letOut = { who: 'dr-vos', path: `${path}/release`, post: true, answers: 409 } as const;
  await narrator.step({ ...letOut, does: 'would let the outcome out on it' });
  const acceptance = { path: `${path}/acceptance`, post: true } as const;
  await narrator.step({ ...acceptance, who: 'anna', does: 'would accept it for the doctor (S11)', answers: 403 });
  await narrator.step({
    ...acceptance,
    who: 'dr-vos',
    does: 'accepts it; with that Sofie is told',
    answers: 201,
    seeing: ({ state }) => [`state: ${String(state)}`],
  });
  await narrator.step({ ...letOut, does: 'would let the outcome out now' });
  await narrator.step({
    who: 'acme-hr',
    does: 'sees what she saw before',
    path: `/v1/released-outcomes/${outcomeId}`,
    answers: 404,
  });
}

async function undo({ narrator }: Stage, paper: string): Promise<void> {
  const path = `/v1/paper-agreements/${paper}`;
  await narrator.step({
    who: 'sofie',
    does: 'reads what she was told: who tried what in her name, and that a paper was accepted',
    path: '/v1/notices',
    answers: 200,
    seeing: (list) => itemsIn(list).map(({ code }) => `notice: ${String(code)}`),
  });
  await narrator.step({
    who: 'sofie',
    does: 'looks which paper, and until when it can be undone',
    path,
    answers: 200,
    seeing: ({ state, signedOn, undoUntil }) => [
      `${String(state)}, signed on ${String(signedOn)}, can be undone until ${String(undoUntil)}`,
    ],
  });
  await narrator.step({
    who: 'sofie',
    does: 'undoes it: that was about another job',
    path: `${path}/withdrawal`,
    post: true,
    answers: 201,
    seeing: ({ state }) => [`state: ${String(state)}`],
  });
  await narrator.step({
    who: 'dr-vos',
    does: 'finds nothing left to let out',
    path: `${path}/release`,
    post: true,
    answers: 409,
  });
}
