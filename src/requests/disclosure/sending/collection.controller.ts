import { Controller, Get, Param, Req, Res, StreamableFile } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { AlsoRefuses } from '../../../platform/http/also-refuses.js';
import { AnswersFile } from '../../../platform/http/answered-file.js';
import { Says } from '../../../platform/http/says.js';
import { Open } from '../../../safeguards/access/allows.js';
import { codeIn } from './collection-secrets.js';
import { CollectionService } from './collection.service.js';

const ZIP = 'application/zip';
/** Any text: a link that nobody made gets the same answer as one that opens nothing. */
const linkParam = z.string().min(1).max(200).meta({ description: 'What stands in the link, as it was given out.' });

/** Collecting what was released, over HTTP: a link that a browser opens, or a program that resumes (C11). */
@Controller('v1/collections')
export class CollectionController {
  constructor(private readonly collections: CollectionService) {}

  @Get(':link')
  @Says(
    'Gives the package that the link is for, once, with the code as password of Basic authentication; a range resumes it.',
  )
  @Open('C11 — who collects was named in the decision and has no account: link and code prove him')
  @AlsoRefuses(
    '401 link-and-code C11',
    '409 being-collected C11',
    '409 came-no-further C11',
    '409 collected-already C11',
    '409 not-resumed C11',
    '409 package-lapsed C11',
    '409 taken-back C3',
    '416 range-not-satisfiable',
  )
  @AnswersFile(ZIP)
  async collect(
    @Param('link', { schema: linkParam }) link: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamableFile> {
    const { id: requestId, ip: source, headers } = request;
    const route = 'GET /v1/collections/:link';
    const code = codeIn(headers.authorization);
    const { range } = headers;
    const ifRange = [headers['if-range']].flat()[0];
    const found = await this.collections.collect({
      requestId,
      source,
      route,
      link,
      code,
      range,
      ifRange,
    });
    const { from, of, etag, bytes } = found;
    reply.headers({ etag, 'accept-ranges': 'bytes' });
    if (from > 0) reply.status(206).header('content-range', `bytes ${from}-${of - 1}/${of}`);
    return new StreamableFile(bytes, {
      type: ZIP,
      disposition: 'attachment; filename="package.zip"',
      length: of - from,
    }).setErrorLogger(() => undefined);
  }
}
