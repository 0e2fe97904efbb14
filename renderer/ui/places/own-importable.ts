import { importableTypes } from '../../../db/domain/import/importable.ts';
import { declarationOf, type RecordType } from '../../../db/domain/records/catalogue.ts';
import { isUpperLevel } from '../../../db/domain/workflow.ts';
import { useSession } from '../../api/queries.ts';

/** Types that whoever works here may bring in: a department those of its forms, and the registers; who receives none. */
export function useImportableTypes(): readonly RecordType[] {
  const { department, role } = useSession();
  if (isUpperLevel(role)) return [];
  return importableTypes.filter((type) => {
    const { form } = declarationOf(type);
    return department === null || form === null || department.forms.includes(form);
  });
}
