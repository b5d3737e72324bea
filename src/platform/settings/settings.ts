import type { KeyObject } from 'node:crypto';
import type { LogLevelName } from '../logging/service-log.js';
import type { Login } from '../stores/logins.js';

/** Signature algorithms an issuer may use: asymmetric only, so that whoever can verify can't sign (RFC 8725). */
export const TOKEN_ALGORITHMS = ['ES256', 'RS256', 'PS256', 'EdDSA'] as const;

export type TokenAlgorithm = (typeof TOKEN_ALGORITHMS)[number];

/** Whose tokens are accepted, and what they must say. */
export interface IssuerSettings {
  /** The issuer identifier, exactly as it stands in `iss`. */
  readonly issuer: string;
  /** What must stand in `aud`. */
  readonly audience: string;
  readonly algorithms: readonly TokenAlgorithm[];
  /** The values of `acr` that mean two factors (D10). */
  readonly twoFactorAcr: readonly string[];
}

/** Everything the service is told from outside, read once and frozen. */
export interface Settings {
  readonly host: string;
  readonly port: number;
  readonly issuer: IssuerSettings;
  /** One connection URL a login of the main cluster (D2). */
  readonly stores: Readonly<Record<Login, string>>;
  /** The login of the key cluster. */
  readonly keysUrl: string;
  /** Wraps the data keys; 32 bytes. A KeyObject prints nothing of itself. */
  readonly keyWrappingKey: KeyObject;
  /** Encrypts page cursors; 32 bytes. */
  readonly cursorKey: KeyObject;
  /** Signs what others verify (C2): an Ed25519 private key. */
  readonly signingKey: KeyObject;
  /** Who sends what leaves the house (C11): the service, as its recipients know it. */
  readonly serviceName: string;
  /** Are /openapi.json and /docs served? */
  readonly docs: boolean;
  readonly logLevel: LogLevelName;
  /** Addresses and networks whose X-Forwarded-For is believed. */
  readonly trustedProxies: readonly string[];
}
