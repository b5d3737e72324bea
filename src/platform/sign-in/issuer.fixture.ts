import { exportJWK, generateKeyPair, SignJWT, type CryptoKey, type JWK } from 'jose';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { ServiceLog } from '../logging/service-log.js';
import type { IssuerSettings, TokenAlgorithm } from '../settings/settings.js';

/** The outside world: an issuer with keys that can be rotated, taken away, or made unreachable. */
export class OutsideIssuer {
  readonly log = new ServiceLog('silent');
  asked = 0;
  reachable = true;
  /** Changes to the two documents, for issuers that answer something odd. */
  metadata: Record<string, unknown> = {};
  extraKeys: unknown[] = [];
  readonly #published = new Map<string, { secret: CryptoKey; jwk: JWK; algorithm: string }>();

  private constructor(private readonly server: Server) {}

  static async open(): Promise<OutsideIssuer> {
    const server = createServer();
    const issuer = new OutsideIssuer(server);
    server.on('request', (request, response) => {
      issuer.asked += 1;
      if (!issuer.reachable) {
        response.destroy();
        return;
      }
      response.setHeader('content-type', 'application/json');
      response.end(JSON.stringify(request.url === '/jwks' ? issuer.#keySet() : issuer.#metadata()));
    });
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
    await issuer.addKey('first');
    return issuer;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  get settings(): IssuerSettings {
    return {
      issuer: this.url,
      audience: 'urn:dossierkluis:api',
      algorithms: ['ES256', 'RS256', 'EdDSA'],
      twoFactorAcr: ['urn:two'],
    };
  }

  async close(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((closed) => this.server.close(closed));
  }

  async addKey(kid: string, algorithm: TokenAlgorithm | 'ES384' = 'ES256'): Promise<void> {
    const { publicKey, privateKey } = await generateKeyPair(algorithm, { extractable: true });
    const jwk = { ...(await exportJWK(publicKey)), kid, use: 'sig', alg: algorithm };
    this.#published.set(kid, { secret: privateKey, jwk, algorithm });
  }

  removeKey(kid: string): void {
    this.#published.delete(kid);
  }

  /** The public key of that id, as published. */
  publicKey(kid: string): JWK {
    const found = this.#published.get(kid);
    if (found === undefined) {
      throw new RangeError('no such key');
    }
    return found.jwk;
  }

  /** A token as this issuer makes them; claims and header can be changed, undefined takes a member away. */
  token(
    claims: Record<string, unknown> = {},
    header: Record<string, unknown> = {},
    kid = 'first',
    now = Math.floor(Date.now() / 1000),
  ): Promise<string> {
    const found = this.#published.get(kid);
    if (found === undefined) {
      throw new RangeError('no such key');
    }
    const payload = {
      iss: this.url,
      aud: this.settings.audience,
      sub: 'jan',
      acr: 'urn:two',
      iat: now,
      auth_time: now - 10,
      exp: now + 600,
      ...claims,
    };
    return new SignJWT(payload)
      .setProtectedHeader({ alg: found.algorithm, kid, typ: 'at+jwt', ...header })
      .sign(found.secret);
  }

  #metadata(): object {
    return { issuer: this.url, jwks_uri: `${this.url}/jwks`, ...this.metadata };
  }

  #keySet(): object {
    return { keys: [...[...this.#published.values()].map(({ jwk }) => jwk), ...this.extraKeys] };
  }
}
