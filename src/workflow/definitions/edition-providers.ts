import { join } from 'node:path';
import type { Provider } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { ownLetters } from '../../documents/index.js';
import { Directory } from '../../directory/index.js';
import { type EditionFiles, EditionInForce, Editions, ofEdition } from '../../edition/index.js';
import { Journal } from '../../journal/index.js';
import { Clock } from '../../platform/clock.js';
import { Remarks } from '../../platform/health/remarks.js';
import { Log } from '../../platform/log.js';
import { PolicyService, Questions } from '../../policy/index.js';
import { declaredOf } from '../contract/contract-of.js';
import type { Declared } from '../contract/contract.js';
import { declaredText } from '../contract/declared-file.js';
import { Answers, FactSources, Jobs, Openings, Steps } from '../host/registries.js';
import { Forms } from '../tasks/forms.js';
import { CasesUnderWay } from './cases-under-way.js';
import { type ComingEdition, type GateOver, readComing } from './coming-edition.js';
import { Definitions } from './definitions.js';
import { EditionGate } from './edition-gate.js';
import { EditionLife } from './edition-life.js';
import { gateOver } from './gate-over.js';
import { Judge } from './judge.js';
import type { Present } from './judgement.js';
import { Publisher } from './publisher.js';

/** The checks of diagrams beside the program as it is. */
class Gates {
  constructor(
    readonly over: GateOver,
    readonly declared: () => Declared,
  ) {}
}

const gates: Provider = {
  provide: Gates,
  inject: [Questions, Openings, Steps, Jobs, Answers, FactSources],
  useFactory: (
    ...[questions, openings, steps, jobs, answers, facts]: [
      ...[Questions, Openings],
      ...[Steps, Jobs, Answers, FactSources],
    ]
  ) => {
    // By the first question every feature has declared what it reads and writes.
    let declared: Declared | null = null;
    const once = (): Declared => (declared ??= declaredOf({ steps, jobs, answers, facts, openings, questions }));
    return new Gates(gateOver(once), once);
  },
};

const gateInForce: Provider = {
  provide: EditionGate,
  inject: [Gates, Directory, PolicyService, Forms],
  useFactory: ({ over }: Gates, directory: Directory, policy: PolicyService, forms: Forms) =>
    over(directory, () => policy.catalogue, forms, ownLetters),
};

const publisher = (takesTwo: boolean, council: string): Provider => ({
  provide: Publisher,
  inject: [DataSource, Definitions, Editions, EditionInForce, Journal, Clock, Directory, Gates, Judge],
  useFactory: (
    ...[dataSource, definitions, editions, inForce, journal, clock, directory, gates, judge]: [
      ...[DataSource, Definitions, Editions, EditionInForce, Journal, Clock, Directory, Gates, Judge],
    ]
  ) => {
    const cases = new CasesUnderWay(dataSource);
    const read = (files: EditionFiles) => readComing(files, { council, present: directory, gateOver: gates.over });
    const hear = (files: EditionFiles, present: Present) =>
      judge.hear({ files, council, directory: directory.data, declared: declaredText(gates.declared()), present });
    return new Publisher({ dataSource, definitions, editions, inForce, cases, journal, clock, takesTwo, read, hear });
  },
});

const editionLife = (folderPublishes: boolean): Provider => ({
  provide: EditionLife,
  inject: [Publisher, Definitions, Editions, EditionInForce, Clock, Remarks, Log, Forms, EditionGate],
  useFactory: (
    ...[publisher, definitions, editions, inForce, clock, remarks, log, forms, gate]: [
      ...[Publisher, Definitions, Editions, EditionInForce, Clock, Remarks, Log, Forms, EditionGate],
    ]
  ) => {
    const present = async (): Promise<ComingEdition> => {
      const { diagrams } = await definitions.inForce();
      return { files: new Map(), diagrams, forms, gate };
    };
    const parts = { publisher, definitions, editions, inForce, clock, remarks, log, present, folderPublishes };
    return new EditionLife(parts);
  },
});

const forms = ofEdition(
  Forms,
  (folder) => Forms.load(join(folder, 'processes', 'forms')),
  (own) => own,
);

/** What sees to it that all nodes go by one edition. */
export const editionProviders = (folderPublishes: boolean, council: string): Provider[] => [
  forms,
  gates,
  gateInForce,
  Judge,
  publisher(!folderPublishes, council),
  editionLife(folderPublishes),
];
