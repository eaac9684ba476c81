import { join } from 'node:path';
import { type DynamicModule, type FactoryProvider, Global, Module, type Type } from '@nestjs/common';
import type { Config } from '../platform/config.js';
import { installation } from '../platform/installation.js';
import { EditionInForce } from './edition-in-force.js';
import { Editions } from './editions.js';

/** Everything that decides as one whole (редакція): which is in force, and its files for whoever reads of it. */
@Global()
@Module({})
export class EditionModule {
  static forRoot({ DATA_DIR, EDITION_FOLDER }: Pick<Config, 'DATA_DIR' | 'EDITION_FOLDER'>): DynamicModule {
    const places = { top: EDITION_FOLDER ?? installation, kept: join(DATA_DIR, 'editions') };
    const inForce = {
      provide: EditionInForce,
      inject: [Editions],
      useFactory: (editions: Editions) => EditionInForce.open(editions, places),
    };
    return { module: EditionModule, providers: [Editions, inForce], exports: [Editions, EditionInForce] };
  }
}

/** A service that is made of the edition in force, and goes by each one that comes after it (`EditionInForce.adopt`). */
export const ofEdition = <Own extends { adopt(content: Content): void }, Content = Parameters<Own['adopt']>[0]>(
  provide: Type<Own>,
  read: (folder: string) => Content,
  make: (content: Content) => Own,
): FactoryProvider<Own> => ({
  provide,
  inject: [EditionInForce],
  useFactory: (edition: EditionInForce) => edition.adopt(read, make),
});
