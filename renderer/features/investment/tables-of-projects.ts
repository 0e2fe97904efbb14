import { recordHeads } from '../../../db/domain/import/head-names.ts';
import type { RecordOf, RecordType } from '../../../db/domain/records/catalogue.ts';
import { searchForm } from '../../../db/domain/search-words.ts';
import type { PastedTables } from '../../ui/grid/paste-table.ts';

const named = ['project_code', 'name'] as const;
const readProjectHead = recordHeads('project');
/**
 * Pasted tables of projects and their figures, for a grid with a row a project: columns by their heads, lines by the
 * project's code or its name.
 * @param fixed fields of the figures' type that the page decides, the project among them
 * @param totals computed fields that can be typed
 */
export function tablesOfProjects<R>(
  type: RecordType,
  fixed: readonly string[],
  totals: readonly string[],
  rows: readonly R[],
  projectOf: (row: R) => RecordOf<'project'> | undefined,
): PastedTables {
  const readFigureHead = recordHeads(type, fixed, totals);
  const projects = rows.map(projectOf);
  const known = projects.map((project) => ({
    code: searchForm(project?.project_code ?? ''),
    name: searchForm(project?.name ?? ''),
  }));
  return {
    naming: named,
    readHead(head) {
      const project = readProjectHead(head);
      if (project !== null && (named as readonly string[]).includes(project.key)) return project;
      return readFigureHead(head);
    },
    rowOf(line) {
      const code = searchForm(line.get('project_code') ?? '');
      // Without heads the names stand in the grid's own column, and a column of projects may hold codes.
      const name = searchForm(line.get('name') ?? line.get('project_id') ?? '');
      if (code === '' && name === '') return null;
      const found = known.flatMap((own, index) => {
        const isCode = own.code !== '' && (own.code === code || (code === '' && own.code === name));
        // A name under another code is another project; one that is not filed yet has no code.
        const isName = own.name !== '' && own.name === name && (code === '' || own.code === '');
        return isCode || isName ? [index] : [];
      });
      // A name that two projects bear is not guessed at.
      return found.length === 1 ? (found[0] ?? 'unknown') : 'unknown';
    },
  };
}
