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
    public async Task<VisitPhoto> KeepAsync(Studio studio, Stream content, string? name, CancellationToken stop = default)
    {
        var photo = await TakeInAsync(studio.Id, studio.OrganisationId, VisitPhotoKind.Scene, content, name, stop);
        await db.SaveChangesAsync(stop);
        return photo;
    }

    /// <summary>The same, to be saved by the caller with the visit.</summary>
    /// <exception cref="RuleBroken">Too big, or no picture.</exception>
    public async Task<VisitPhoto> TakeInAsync(int studioId, int organisationId, VisitPhotoKind kind, Stream content, string? name, CancellationToken stop = default)
    {
        var (picture, fitting) = Photos.Press(content, name);
        await using (picture)
        {
            var file = await files.KeepAsync(picture, fitting, organisationId, db.Viewer, Guid.NewGuid(), followsRecord: true, stop);
            return db.Add(new VisitPhoto(studioId, kind, file, db.Viewer.PersonId, clock.UtcNow)).Entity;
        }
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
        var stale = await db.AllVisitPhotos.AsTracking().Include(p => p.File).Where(p => p.VisitId == null && p.TakenInAt < before).ToListAsync(stop);
        db.RemoveRange(stale.Select(p => p.File));
        db.RemoveRange(stale);
        await db.SaveChangesAsync(stop);
        return stale.Count;
    }
}
