import { remote } from '../client/operation.ts'
import type { SeedFolders } from '../estate/seed.ts'
import { at, ensure, type Seeding } from './seeding.ts'

type Directing = Seeding & {
  /** The account that manages the directory. */
  readonly account: string
  /** Of the accounts of the file, by name. */
  readonly ids: ReadonlyMap<string, string>
}

const outcomeOf = (made: unknown) => (made ? 'made' : 'there')

/** The directory that the account manages, its folders, and the accounts in them. */
export async function seedDirectory(seed: SeedFolders, directing: Directing): Promise<void> {
  const { client, operator, account, told } = directing
  await at('directory', async () => {
    const made = await ensure(await operator(), remote('Tagplane', 'EnableDirectory'), { AccountId: account })
    await told({ What: 'directory', Outcome: outcomeOf(made) })
    const { Directory } = await client.call(remote('Tagplane', 'GetDirectory'), {})
    const { RootFolderId } = Directory as { readonly RootFolderId: string }
    await seedFolder(seed, { id: RootFolderId, path: '' }, directing)
  })
}

type Place = { readonly id: string; readonly path: string }

async function seedFolder({ folders = [], accounts = [] }: SeedFolders, place: Place, directing: Directing) {
  for (const [i, name] of accounts.entries()) {
    await at(`${place.path}.accounts[${i}]`, () => seedMember(name, place, directing))
  }
  for (const [i, folder] of folders.entries()) {
    const path = `${place.path}.folders[${i}]`
    const id = await at(path, () => folderIn(place, folder.name, directing))
    await seedFolder(folder, { id, path }, directing)
  }
}

async function seedMember(
  name: string,
  { id: FolderId }: Place,
  { client, operator, account, ids, told }: Directing,
) {
  const AccountId = ids.get(name) ?? name
  const made = await ensure(await operator(), remote('Tagplane', 'AddMember'), {
    ...{ ManagementAccountId: account, AccountId },
  })
  await client.call(remote('Tagplane', 'MoveMember'), { AccountId, FolderId })
  await told({ What: `member ${name}`, Outcome: outcomeOf(made) })
}

type Folder = { readonly FolderId: string; readonly FolderName: string }

/** Answers the id. */
async function folderIn(
  { id: ParentFolderId }: Place,
  name: string,
  { client, told }: Directing,
): Promise<string> {
  for await (const { Folders } of client.pages(remote('Tagplane', 'ListFolders'), { ParentFolderId })) {
    const there = (Folders as readonly Folder[]).find(
      (each) => each.FolderName.toLowerCase() === name.toLowerCase(),
    )
    if (!there) continue
    await told({ What: `folder ${name}`, Outcome: 'there' })
    return there.FolderId
  }
  const made = await client.call(remote('Tagplane', 'CreateFolder'), { ParentFolderId, FolderName: name })
  await told({ What: `folder ${name}`, Outcome: 'made' })
  return (made['Folder'] as Folder).FolderId
}
