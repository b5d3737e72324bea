import type { DeclarationKind } from '../declaration-text/declaration-text.js';

/** S3, S7 — somebody's signature under a text. Instants ISO 8601, UTC. */
export interface Declaration {
  readonly id: string;
  readonly accountId: string;
  readonly textId: string;
  readonly kind: DeclarationKind;
  readonly signedAt: string;
  readonly revokedAt: string | null;
  readonly revokedBy: string | null;
}
