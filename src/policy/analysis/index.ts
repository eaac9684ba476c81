/**
 * What a reviewer looks through: rules as files, editions and their tables, and exact diagrams of what they decide.
 * The second door of the room, for the workbench alone; whoever only asks the rules comes through `policy/index.ts`.
 */
export { AnswerLevelView, AskReportView } from './ask/report.js';
export { AnalysisTooLarge, type Diagram, Diagrams } from './diagrams.js';
export { beginning } from './diff/days.js';
export { ParameterChangeView } from './diff/documents.js';
export type { Change, ChangeKind, ChangeSide, ChangedRegion } from './diff/changes.js';
export { type SetDiff, SetDiffView, type SpanDiff, alwaysFrom, diffSet } from './diff/sets.js';
export { AnswerBook, EditionDiagram, analyse, comparisonsOf } from './edition-diagram.js';
export { type AnalysisCode, type EditionFinding, findingsOf } from './findings/findings.js';
export { regionInWords, RegionWordsView } from './region-words.js';
export { witness } from './regions.js';
export { Space } from './space.js';
export { type AnswerGiven, type Verdict, answerKey, answerOf, collectable } from './verdict.js';
export { type Act, type Basis, type Parameter, parameterOn } from '../catalogue/catalogue.js';
export { valueFault } from '../catalogue/check-value.js';
export {
  type Comparison,
  type Condition,
  type Operator,
  type Resolved,
  type Scalar,
  comparisons,
  isParameterReference,
} from '../catalogue/condition.js';
export { loadCalendar } from '../dated-data.js';
export { readRulesOf, rulesOfCouncil } from '../council-rules.js';
export { type EditionDocument, writeEdition } from '../editions/edition-document.js';
export { Edition, type ReadyRule } from '../editions/edition.js';
export { type Days, type EditionSpan, RuleSetEditions } from '../editions/rule-set-editions.js';
export { readStoredEdition } from '../editions/stored-edition.js';
export { compile } from '../evaluation/closures.js';
export { writeDecision } from '../evaluation/decide.js';
export { refuseForeignFacts } from '../evaluation/fact-snapshot.js';
export { choose } from '../evaluation/hit-policy.js';
export { type Bar, BarView, overrideOf, OverrideView } from '../explain/changes.js';
export { AskedByView, type AskedBy, auditedRules, AuditedRuleView, forAuditor } from '../explain/for-auditor.js';
export { forCitizen } from '../explain/for-citizen.js';
export { forClerk } from '../explain/for-clerk.js';
export { comparisonInWords, valueInWords } from '../explain/words.js';
export { BothDaysView, FactSaidView, dayAsked, trial, trialProblems } from '../policy-views.js';
export { type CatalogueReading, loadCatalogue, readCatalogue } from '../reading/load-catalogue.js';
export { type Extent, everything } from '../rule-tests/extent.js';
export { type Given, judge } from '../rule-tests/judge.js';
export { readMarkdown } from '../rule-tests/markdown.js';
export { cutsOfRow, regionOfRow } from '../rule-tests/prove-case.js';
export { readCases } from '../rule-tests/read-cases.js';
export type { Reading } from '../rule-tests/read-extent.js';
export { RowWords } from '../rule-tests/row-words.js';
export { type FixedKind, fixedTitles } from '../rule-tests/rows.js';
export { type RuleCase, TableFaults, faultText } from '../rule-tests/rule-case.js';
export { type CaseResult, isRegion, runCase } from '../rule-tests/run-case.js';
export { type TableFile, readTableFiles } from '../rule-tests/table-files.js';
export { TableVocabulary } from '../rule-tests/vocabulary.js';
export { plainWords } from '../rule-tests/words.js';
export { writeCsv } from '../rule-tests/write-csv.js';
export { writeMarkdown } from '../rule-tests/write-markdown.js';
export { type JsonSchema, labelled, when } from '../schemas/fact-schema.js';
export { fileSchemas } from '../schemas/file-schemas.js';
export { RuleEditionRecord } from '../tables.js';
