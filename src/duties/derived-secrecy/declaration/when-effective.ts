/**
 * S3 — since when a signature counts: from the moment it was given, or, under a text that was only announced, from that
 * text's first moment.
 * @param signedAt and the result: instants, ISO 8601, UTC
 */
export function whenEffective(signedAt: string, textEffectiveFrom: string): string {
  return new Date(signedAt) < new Date(textEffectiveFrom) ? textEffectiveFrom : signedAt;
}
