import { Alert, Button, Checkbox, Group, Modal, NumberInput, Select, Stack, Text, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { metricFields, newMetric, type Catalogue, type MetricFields, type UsageMetric } from '#shared/adoption.ts';
import { aggregateNames, aggregates, grainNames, grains, metricRoleNames, metricRoles, thresholdFault } from '#shared/adoption-rules.ts';
import { fieldOf, sentenceOf, useWrite } from '#renderer/data/writes.ts';

type Typed = Omit<MetricFields, 'greenFrom' | 'yellowFrom'> & { greenFrom: number | string; yellowFrom: number | string };

const numberOf = (typed: number | string): number | null => (typed === '' || !Number.isFinite(Number(typed)) ? null : Number(typed));
const fieldsOf = (typed: Typed): MetricFields => ({ ...typed, key: typed.key.trim(), name: typed.name.trim(), greenFrom: numberOf(typed.greenFrom), yellowFrom: numberOf(typed.yellowFrom) });
const typedOf = ({ key, name, unit, aggregate, grain, role, productId, featureId, greenFrom, yellowFrom, isLowerBetter }: UsageMetric): Typed =>
  ({ key, name, unit, aggregate, grain, role, productId, featureId, greenFrom: greenFrom ?? '', yellowFrom: yellowFrom ?? '', isLowerBetter });
/** A name as a key for files: "Weekly active users" is `weekly_active_users`. */
const keyOf = (name: string): string => name.trim().toLowerCase().replaceAll(/[^a-z0-9]+/g, '_').replaceAll(/^_+|_+$/g, '').slice(0, 60);

const faults = (typed: Typed): Partial<Record<keyof Typed, string>> => {
  const fields = fieldsOf(typed);
  const found = Object.fromEntries((metricFields.safeParse(fields).error?.issues ?? []).map(({ path, message }) => [String(path[0]), message]));
  const fault = thresholdFault(fields);
  if (fault !== null) found[fields.greenFrom === null ? 'greenFrom' : 'yellowFrom'] = fault;
  return found;
};

/** A new metric, or one that is changed. Its key is what a column or a row of a file names. */
export const MetricDialog = ({ metric, catalogue: { products, features }, onClose }: { metric: UsageMetric | null; catalogue: Catalogue; onClose: () => void }) => {
  const create = useWrite('adoption', 'createMetric', { quiet: true });
  const update = useWrite('adoption', 'updateMetric', { quiet: true });
  const form = useForm<Typed>({
    initialValues: metric === null ? { ...newMetric, key: '', name: '', greenFrom: '', yellowFrom: '' } : typedOf(metric),
    validate: (typed) => faults(typed),
    validateInputOnBlur: ['key', 'name'],
  });
  const { values } = form;
  const error = create.error ?? update.error;
  const refused = (field: keyof Typed): string | null => (fieldOf(error) === field ? sentenceOf(error) : null);
  const choice = <T extends string>(names: Record<T, string>, all: readonly T[]) => all.map((value) => ({ value, label: names[value] }));
  const submit = form.onSubmit(async (typed) => {
    const written = metric === null ? await create.write(fieldsOf(typed)) : await update.write({ id: metric.id, fields: fieldsOf(typed) });
    if (written !== null) onClose();
  });
  const ofProduct = features.filter(({ productId }) => productId === values.productId);
  const limit = values.isLowerBetter ? 'up to' : 'from';
  return (
    <Modal opened onClose={onClose} title={metric === null ? 'New metric' : metric.name} size="lg">
      <form onSubmit={submit} noValidate>
        <Stack gap="sm">
          <Group grow align="flex-start">
            <TextInput label="Name" required data-autofocus placeholder="Weekly active users" {...form.getInputProps('name')} onBlur={() => { if (values.key === '') form.setFieldValue('key', keyOf(values.name)); }} />
            <TextInput label="Key in files" required placeholder="weekly_active_users" {...form.getInputProps('key')} error={form.errors['key'] ?? refused('key')} />
            <TextInput label="Unit" placeholder="people" {...form.getInputProps('unit')} />
          </Group>
          <Group grow align="flex-start">
            <Select label="A value is expected" allowDeselect={false} data={choice(grainNames, grains)} {...form.getInputProps('grain')} />
            <Select label="Values of a month become" allowDeselect={false} data={choice(aggregateNames, aggregates)} {...form.getInputProps('aggregate')} />
            <Select label="Stands for" allowDeselect={false} data={choice(metricRoleNames, metricRoles)} {...form.getInputProps('role')} />
          </Group>
          <Group grow align="flex-start">
            <Select label="Product" clearable placeholder="All products" data={products.map(({ id, name }) => ({ value: id, label: name }))} value={values.productId} onChange={(productId) => form.setValues({ productId, featureId: null })} />
            <Select label="Feature" clearable placeholder={ofProduct.length === 0 ? 'The product has none' : 'None'} disabled={ofProduct.length === 0} data={ofProduct.map(({ id, name }) => ({ value: id, label: name }))} {...form.getInputProps('featureId')} error={refused('featureId')} />
          </Group>
          <Group grow align="flex-start">
            <NumberInput label={`Green ${limit}`} hideControls thousandSeparator="," placeholder="Not judged" {...form.getInputProps('greenFrom')} />
            <NumberInput label={`Yellow ${limit}`} hideControls thousandSeparator="," placeholder="No yellow" {...form.getInputProps('yellowFrom')} />
          </Group>
          <Checkbox size="xs" label="Lower is better" {...form.getInputProps('isLowerBetter', { type: 'checkbox' })} />
          <Text size="xs">Thresholds are of a month’s value. Licence use and active users over the licences bought are judged by the figures in the settings.</Text>
          {error === null || ['key', 'featureId'].includes(fieldOf(error) ?? '') ? null : <Alert color="red" role="alert">{sentenceOf(error)}</Alert>}
          <Group justify="flex-end"><Button type="submit" loading={create.isWriting || update.isWriting}>{metric === null ? 'Add' : 'Save'}</Button></Group>
        </Stack>
      </form>
    </Modal>
  );
};
