/** V3, S11 — what a verdict or an outcome says of its countersignature, wherever it is shown. */
export const COUNTERSIGNED_BY =
  'The supervising doctor who countersigned what `doctorId` prepared, in training; null where that doctor issued it himself.';
