import { Module } from '@nestjs/common';
import { KeptPackages } from './kept-packages.repository.js';

@Module({ providers: [KeptPackages], exports: [KeptPackages] })
export class KeptPackagesModule {}
