using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Data;
using TeacherDev.Domain.Documents;
using TeacherDev.Domain.Kernel;

namespace TeacherDev.Domain.Studios;

/// <summary>Takes in photos of visits, and forgets those that came to none.</summary>
public sealed class VisitPhotos(TeacherDevDb db, FileStore files, TimeProvider clock)
{
    /// <summary>Keeps one photo of the viewer's; which visit it belongs to is said later.</summary>
    /// <exception cref="RuleBroken">Too big, or no picture.</exception>
    public async Task<VisitPhoto> KeepAsync(int studioId, int organisationId, VisitPhotoKind kind, Stream content, string? name, CancellationToken stop = default)
    {
        // The bytes first: no disk is waited for while others wait for the database.
        var (picture, fitting) = Photos.Press(content, name);
        StoredFile file;
        await using (picture) file = await files.KeepAsync(picture, fitting, organisationId, db.Viewer, Guid.NewGuid(), followsRecord: true, stop);
        return await db.WriteAsync(async () =>
        {
            db.Add(file);
            await db.SaveChangesAsync(stop);
            var photo = db.Add(new VisitPhoto(studioId, kind, file.Id, db.Viewer.PersonId, clock.UtcNow)).Entity;
            await db.SaveChangesAsync(stop);
            return photo;
        }, stop);
    }

    /// <summary>The viewer's own photos of a studio that wait for their visit, of those named.</summary>
    public Task<List<VisitPhoto>> WaitingAsync(int studioId, IReadOnlyCollection<int>? ids, CancellationToken stop = default)
    {
        var (me, named) = (db.Viewer.PersonId, ids ?? []);
        return db.VisitPhotos.AsTracking().Where(p => p.StudioId == studioId && p.PersonId == me && p.VisitId == null && p.Kind == VisitPhotoKind.Scene && named.Contains(p.Id)).OrderBy(p => p.Id).ToListAsync(stop);
    }

    /// <summary>Forgets what came to no visit in time; the bytes are swept like all that no row names.</summary>
    /// <returns>How many went.</returns>
    public async Task<int> ForgetAsync(CancellationToken stop = default)
    {
        var before = clock.UtcNow - VisitPhoto.Patience;
        var stale = await db.AllVisitPhotos.AsTracking().Where(p => p.VisitId == null && p.TakenInAt < before).ToListAsync(stop);
        var ids = stale.ConvertAll(p => p.StoredFileId);
        db.RemoveRange(stale);
        db.RemoveRange(await db.AllStoredFiles.AsTracking().Where(f => ids.Contains(f.Id)).ToListAsync(stop));
        await db.SaveChangesAsync(stop);
        return stale.Count;
    }
}
