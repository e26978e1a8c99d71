// Where to look in a console. Another one is measured by the same marks: `--against` takes its address and `--marks` a JSON
// file of this form, in which `{registry}` stands for the host of the registry and `{repository}` for the one with tags.

/** Ours. */
export const PORTOLAN = {
  root: 'portolan-console',
  repositories: {
    at: '',
    // Where there are many, the namespaces are folded at first.
    row: '.pt-space > summary, .pt-index:not(.pt-gap) > li > a',
    says: '.pt-facts > li',
    filter: '.pt-tools input[type=search]',
  },
  tags: {
    at: '#/{registry}/{repository}?api=v2&scheme=http',
    row: '.pt-table tbody > tr[role=row]',
    says: '.pt-facts > li',
    filter: '.pt-tools input[type=search]',
  },
};

/** The place that a mark names. */
export const place = (at, { registry, repository = '' }) => at.replaceAll('{registry}', registry).replaceAll('{repository}', repository);
