using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Accounts;
using TeacherDev.Domain.Documents;
using TeacherDev.Domain.Studios;

namespace TeacherDev.Web.Features.Studios;

/// <summary>What the rooms of one studio have in common: which studio, who runs it, and how a file comes in.</summary>
public abstract class StudioRoomController(FileStore files) : FeatureController
{
    protected const long MostBytes = FileStore.UsualMostBytes + 1_000_000;

    protected Task<Studio?> FindAsync(int id) => Db.Studios.Include(s => s.Organisation).SingleOrDefaultAsync(s => s.Id == id, Stop);

    protected bool MayRun(Studio studio) => StudioHead.Runs(Db.Viewer, studio, Today);

    protected StudioHead Head(Studio studio) => StudioHead.Of(Db.Viewer, studio, Today);

    /// <summary>Runs an action for those who run the studio: out of scope 404, others 403.</summary>
    protected async Task<IActionResult> RunAsync(int id, Func<Studio, Task<IActionResult>> act) =>
        await FindAsync(id) is not { } studio ? NotFound() : MayRun(studio) ? await act(studio) : await Deny();

    /// <summary>The bytes first: no disk is waited for while others wait for the database. Null where no file came.</summary>
    protected async Task<StoredFile?> KeepAsync(IFormFile? file, Studio studio)
    {
        if (file is null or { Length: 0 }) return null;
        await using var content = file.OpenReadStream();
        return await files.KeepAsync(content, file.FileName, studio.OrganisationId, Viewer, Guid.NewGuid(), followsRecord: true, Stop);
    }

    /// <summary>The file's row and the record that names it, or neither.</summary>
    protected Task<T> WithFileAsync<T>(StoredFile? file, Func<int?, Task<T>> make) where T : class => Db.WriteAsync(async () =>
    {
        if (file is not null) Db.Add(file);
        await Db.SaveChangesAsync(Stop);
        var record = Db.Add(await make(file?.Id)).Entity;
        await Db.SaveChangesAsync(Stop);
        return record;
    }, Stop);
}

/// <summary>What stands above every room of a studio.</summary>
/// <param name="SeesAll">Its body's reach, its leader and assistant; the others see what is their own.</param>
public sealed record StudioHead(int Id, string Name, bool MayRun, bool SeesAll, bool Works)
{
    public static StudioHead Of(Viewer viewer, Studio studio, DateOnly today) => new(
        studio.Id, studio.Name, Runs(viewer, studio, today), studio.Organisation.Path.StartsWith(viewer.Path, StringComparison.Ordinal) || studio.MayBeLoggedBy(viewer.PersonId, today),
        viewer.May(Permission.LogWork) && studio.IsWorkedInBy(viewer.PersonId, today));

    public static bool Runs(Viewer viewer, Studio studio, DateOnly today) => viewer.May(Permission.RunStudios)
        && ((viewer.May(Permission.ManageStudios) && studio.Organisation.Path.StartsWith(viewer.Path, StringComparison.Ordinal)) || studio.MayBeLoggedBy(viewer.PersonId, today));
}
