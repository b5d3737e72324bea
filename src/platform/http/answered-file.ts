import { SetMetadata, type CustomDecorator } from '@nestjs/common';

/** Key of the route metadata that holds the media types of an answered file. */
export const ANSWERED_FILE = 'dossierkluis:answered-file';

/** Says that a route answers a file and no JSON. @param mediaTypes those that it may have */
export const AnswersFile = (...mediaTypes: readonly string[]): CustomDecorator =>
  SetMetadata(ANSWERED_FILE, mediaTypes);
