/** Seconds by which the issuer's clock and ours may differ. */
export const CLOCK_SKEW = 5;
