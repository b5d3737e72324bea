import { Controller, Get } from '@nestjs/common';
import { z } from 'zod';
import { Answers } from '../../platform/http/answers.js';
import { Says } from '../../platform/http/says.js';
import { listOf, moment } from '../../platform/http/shown.js';
import { Open } from '../access/allows.js';
import { PublishedKeys } from './published-keys.js';

const ShownKey = z
  .strictObject({
    id: z.string().describe('Its thumbprint: SHA-256, base64url (RFC 7638).'),
    pem: z.string().describe('SubjectPublicKeyInfo, PEM (RFC 7468), for `openssl pkeyutl -verify`.'),
    publishedAt: moment.describe('When the service first started with it.'),
  })
  .describe('An Ed25519 key that verifies what the service signed (RFC 8032).');

/** The public halves of the keys that the service signs with, over HTTP (C2). */
@Controller('v1/signing-keys')
export class SigningKeysController {
  constructor(private readonly published: PublishedKeys) {}

  @Get()
  @Says('Shows the keys that verify what the service signed, the latest first; a replaced one stays.')
  @Open('C2 — whoever is given something signed verifies it without an account')
  @Answers(listOf(ShownKey))
  keys(): { items: readonly z.output<typeof ShownKey>[] } {
    return { items: this.published.all() };
  }
}
