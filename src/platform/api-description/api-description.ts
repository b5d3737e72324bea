import { Injectable } from '@nestjs/common';
import type { OpenAPIObject } from '@nestjs/swagger';

/** Holds the description from the moment it was made, after all routes are known, until it is asked for. */
@Injectable()
export class ApiDescription {
  #text: string | undefined;

  /** Called once, before the service listens. */
  publish(document: OpenAPIObject): void {
    this.#text = JSON.stringify(document);
  }

  /** The document as JSON text. @throws Error while there is none */
  text(): string {
    if (this.#text === undefined) {
      throw new Error('the API description was not published');
    }
    return this.#text;
  }
}
