import type { DisclosureState } from './disclosure-states.js';
import type { Answers, RequestedPiece, StruckPiece } from './disclosure-request.js';

/** What a doctor's answers come to (C5-C7): one no refuses, and so does striking all of it. */
export function outcomeOf(
  { interestOutweighs, noMoreThanNecessary, handledReasonably }: Answers,
  pieces: readonly Pick<RequestedPiece, 'pieceId'>[],
  struck: readonly Pick<StruckPiece, 'pieceId'>[],
): Extract<DisclosureState, 'approved' | 'partly-approved' | 'refused'> {
  const answers = [interestOutweighs, noMoreThanNecessary, handledReasonably];
  const left = pieces.filter(({ pieceId }) => !struck.some((one) => one.pieceId === pieceId));
  if (answers.some((answer) => answer?.yes === false) || left.length === 0) return 'refused';
  return struck.length === 0 ? 'approved' : 'partly-approved';
}
