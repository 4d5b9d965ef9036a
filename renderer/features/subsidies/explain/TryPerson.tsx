/** On whom a rule is tried: a resident, found as anywhere, or somebody made up. */

import { MultiSelect } from '@mantine/core';
import { categories, codesOf } from '../../../../db/residents/contract.ts';
import { useDeskQuery } from '../../../api/hooks.ts';
import { useSay } from '../../../i18n/useSay.ts';
import { useText } from '../../../i18n/useText.ts';
import { ActionButton } from '../../../ui/ActionButton.tsx';
import { Field } from '../../../ui/Field.tsx';
import { Segmented } from '../../../ui/Segmented.tsx';
import { SelectField } from '../../../ui/SelectField.tsx';
import { TextField } from '../../../ui/TextField.tsx';
import { CategoryTags } from '../../residents/parts/CategoryTags.tsx';
import { PersonSearch } from '../../residents/parts/PersonSearch.tsx';
import { ruleTexts } from '../editor/texts.ts';
import css from './ExplainPanel.module.css';
import type { ExplainState } from './explainState.ts';
import { explainTexts } from './texts.ts';

interface Props {
  state: ExplainState;
  put(patch: Partial<ExplainState>): void;
}

export function TryPerson({ state, put }: Props) {
  const t = useText(explainTexts);
  return (
    <div className={css.person}>
      <Segmented
        label={t('explain.whom')}
        quiet
        options={[
          { value: 'resident', label: t('explain.resident') },
          { value: 'typical', label: t('explain.typical') },
        ]}
        value={state.who}
        onChange={(who) => put({ who })}
      />
      {state.who === 'typical' ? <MadeUp state={state} put={put} /> : <Resident state={state} put={put} />}
    </div>
  );
}

function Resident({ state: { resident }, put }: Props) {
  const t = useText(explainTexts);
  if (!resident) {
    return (
      <PersonSearch label={t('explain.find')} without={[]} onPick={(picked) => put({ resident: picked })} />
    );
  }
  return (
    <div className={css.chosen}>
      <span className={css.who}>
        <strong className={css.name}>{resident.name}</strong>{' '}
        {resident.age === null ? t('explain.noBirth') : t('explain.age', { age: resident.age })}
      </span>
      <ActionButton label={t('explain.other')} kind="quiet" onAction={() => put({ resident: null })} />
      <span className={css.tags}>
        <CategoryTags categories={resident.categories} />
      </span>
    </div>
  );
}

const unassessed = 'unassessed';

function MadeUp({ state, put }: Props) {
  const t = useText(explainTexts);
  const tRule = useText(ruleTexts);
  const say = useSay();
  const levels = useDeskQuery('centre', 'settings', {}).data?.abilityLevels ?? [];
  return (
    <>
      <div className={css.pair}>
        <TextField
          label={tRule('age')}
          value={state.age}
          inputMode="numeric"
          maxLength={3}
          end={<span className={css.unit}>{tRule('years')}</span>}
          onChange={(age) => put({ age })}
        />
        <SelectField
          label={t('explain.ability')}
          options={[
            { value: unassessed, label: t('explain.unassessed') },
            ...levels.map((level, i) => ({ value: String(i), label: `${i} ${say(level)}` })),
          ]}
          value={state.abilityLevel === null ? unassessed : String(state.abilityLevel)}
          onChange={(level) => put({ abilityLevel: level === unassessed ? null : Number(level) })}
        />
      </div>
      <Field label={tRule('categories')}>
        {(control) => (
          <MultiSelect
            {...control}
            data={codesOf(categories).map((value) => ({ value, label: say(categories[value]) }))}
            value={[...state.categories]}
            onChange={(chosen) =>
              put({ categories: codesOf(categories).filter((code) => chosen.includes(code)) })
            }
            searchable
            clearable
          />
        )}
      </Field>
      <TextField label={t('explain.hukou')} value={state.hukou} onChange={(hukou) => put({ hukou })} />
    </>
  );
}
