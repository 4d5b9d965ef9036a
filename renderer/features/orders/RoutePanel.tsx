/** A route: its name, and who walks it, by name or by card. */
import { useState } from 'react';
import { type DeliveryRoute, orders } from '../../../db/orders/contract.ts';
import { useApi } from '../../api/hooks.ts';
import { useText } from '../../i18n/useText.ts';
import { defineDraft } from '../../state/drafts.ts';
import { ActionButton } from '../../ui/ActionButton.tsx';
import { Field } from '../../ui/Field.tsx';
import { notify } from '../../ui/notify.tsx';
import { SidePanel } from '../../ui/SidePanel.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { PersonSearch } from '../residents/parts/PersonSearch.tsx';
import { newId } from '../visits/newId.ts';
import { PanelForm } from '../visits/settings/PanelForm.tsx';
import { useCheckedSave } from '../visits/settings/useCheckedSave.ts';
import { ordersTexts } from './texts.ts';

interface Props {
  /** Null: closed. */
  route: DeliveryRoute | 'new' | null;
  onClose(): void;
}

export function RoutePanel({ route, onClose }: Props) {
  const t = useText(ordersTexts);
  return (
    <SidePanel
      opened={route !== null}
      onClose={onClose}
      title={route === 'new' ? t('routes.add') : t('routes.edit')}
    >
      {route !== null && <RouteForm route={route === 'new' ? null : route} onClose={onClose} />}
    </SidePanel>
  );
}

interface Typed {
  name: string;
  delivererId: string | null;
  delivererName: string;
}
const useRouteDraft = defineDraft<Typed>();
const blank: Typed = { name: '', delivererId: null, delivererName: '' };

function RouteForm({ route, onClose }: { route: DeliveryRoute | null; onClose(): void }) {
  const t = useText(ordersTexts);
  const api = useApi();
  const draft = useRouteDraft(route?.id ?? 'new', route ?? blank);
  const { name, delivererId, delivererName } = draft.value;
  const put = (part: Partial<Typed>) => draft.set((current) => ({ ...current, ...part }));
  const [id] = useState(() => route?.id ?? newId());
  const checked = useCheckedSave(
    orders.addRoute.input,
    (input) => (route ? api.orders.editRoute(input) : api.orders.addRoute(input)),
    ['name', 'delivererName'],
  );
  async function save() {
    if (!(await checked.save({ id, name, delivererId, delivererName }))) return false;
    draft.clear();
    notify({ text: t('routes.saved', { name }) });
    return true;
  }
  return (
    <PanelForm
      checked={checked}
      retired={route?.retired ?? null}
      retireWarning={t('routes.retire')}
      onRetire={(active) => api.orders.editRoute({ id, retired: !active })}
      onSave={save}
      onClose={onClose}
    >
      <TextField
        label={t('routes.name')}
        value={name}
        required
        autoFocus
        maxLength={40}
        error={checked.problem('name')}
        onChange={(next) => put({ name: next })}
      />
      <TextField
        label={t('routes.deliverer')}
        value={delivererName}
        maxLength={40}
        hint={t('routes.delivererHint')}
        error={checked.problem('delivererName')}
        onChange={(next) => put({ delivererName: next })}
      />
      <Field label={t('routes.link')}>
        {() =>
          delivererId === null ? (
            <PersonSearch
              label={t('routes.link')}
              without={[]}
              onPick={(person) => put({ delivererId: person.id, delivererName: person.name })}
            />
          ) : (
            <>
              {t('routes.linked', { name: delivererName })}
              <ActionButton
                label={t('routes.unlink')}
                kind="quiet"
                onAction={() => put({ delivererId: null })}
              />
            </>
          )
        }
      </Field>
    </PanelForm>
  );
}
