using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Data;
using TeacherDev.Domain.Kernel;

namespace TeacherDev.Domain.Catalogue;

/// <summary>
/// Loads the seeds folder: all of it in one transaction, or none of it. A folder that was loaded before, byte for byte, is not loaded again;
/// how an attempt ended is kept, so that the site can tell.
/// </summary>
public sealed class Seeds(TeacherDevDb db, IEnumerable<ISeedKind> kinds, TimeProvider clock)
{
    /// <returns>True when the folder was loaded, false when it was already.</returns>
    /// <exception cref="SeedRefused">Nothing was changed; the refusals are kept as the latest <see cref="CatalogueLoad"/>.</exception>
    public async Task<bool> LoadAsync(string folder, CancellationToken stop = default)
    {
        var seeds = SeedFolder.Read(folder);
        var fingerprint = seeds.Fingerprint;
        if (await IsLoadedAsync(fingerprint, stop)) return false;
        try
        {
            return await LoadAllAsync(seeds, fingerprint, stop);
        }
        catch (SeedRefused refused)
        {
            db.ChangeTracker.Clear();
            db.CatalogueLoads.Add(new CatalogueLoad(clock.UtcNow, fingerprint, refused.Refusals));
            await db.SaveChangesAsync(stop);
            throw;
        }
    }

    private async Task<bool> IsLoadedAsync(string fingerprint, CancellationToken stop) =>
        await db.CatalogueLoads.AsNoTracking().OrderByDescending(l => l.Id).FirstOrDefaultAsync(stop) is { Refusals.Count: 0 } last && last.Fingerprint == fingerprint;

    private Task<bool> LoadAllAsync(SeedFolder seeds, string fingerprint, CancellationToken stop)
    {
        var read = seeds.For(kinds);
        return db.WriteAsync(async () =>
        {
            // Two nodes start at once: the second waits here, and then finds the work done.
            await db.HoldAsync(Subject.Seeds, stop);
            if (await IsLoadedAsync(fingerprint, stop)) return false;
            foreach (var (kind, files) in read)
            {
                await kind.LoadAsync(db, files, stop);
                await SaveAsync(kind, stop);
                db.ChangeTracker.Clear();
            }
            db.CatalogueLoads.Add(new CatalogueLoad(clock.UtcNow, fingerprint, []));
            await db.SaveChangesAsync(stop);
            return true;
        }, stop);
    }

    private async Task SaveAsync(ISeedKind kind, CancellationToken stop)
    {
        try
        {
            await db.SaveChangesAsync(stop);
        }
        catch (DbUpdateException e) when (Sentence.For(e, db.Model) is { } sentence)
        {
            throw new SeedRefused(new Refusal(kind.Folder, "", sentence.Text, [.. sentence.Arguments]));
        }
        catch (DbUpdateException e) when (Sentence.IsStillReferred(e))
        {
            throw new SeedRefused(new Refusal(kind.Folder, "", "文件删去的内容仍被其他记录使用，请先处理这些记录"));
        }
    }
}
