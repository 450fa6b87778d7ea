using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using TeacherDev.Domain.Accounts;
using TeacherDev.Domain.Data;
using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.Notifications;
using TeacherDev.Web.Infrastructure;

namespace TeacherDev.Web.Features;

/// <summary>What every controller has: the database of its viewer, the reader's language, and one way to save a form.</summary>
public abstract class FeatureController : Controller
{
    protected const int MostRaces = 3;

    protected TeacherDevDb Db => field ??= HttpContext.RequestServices.GetRequiredService<TeacherDevDb>();

    protected IStringLocalizer<Shared> T => field ??= HttpContext.RequestServices.GetRequiredService<IStringLocalizer<Shared>>();

    protected TimeProvider Time => field ??= HttpContext.RequestServices.GetRequiredService<TimeProvider>();

    protected Viewer Viewer => Db.Viewer;

    protected DateOnly Today => Time.Today;

    protected CancellationToken Stop => HttpContext.RequestAborted;

    /// <summary>
    /// Finds a root, changes it by a verb, saves it and goes on. Out of scope is 404; invalid or a broken rule is 422 with the form and the
    /// sentence; a stale form is 409 and comes back on the version of now, so that whoever has read the sentence may save it. A race without a
    /// version in the form, and two writers that met, are run again on fresh rows.
    /// </summary>
    /// <param name="seen">The version the form was filled on; null where the action carries none.</param>
    /// <param name="again">Shows the form (or the page the action stands on) once more.</param>
    protected Task<IActionResult> Submit<TRoot>(
        Func<Task<TRoot?>> find, int? seen, Action<TRoot> change, Func<TRoot, IActionResult> done, string notice, Func<Task<IActionResult>> again)
        where TRoot : Aggregate =>
        Submit(find, seen, root => { change(root); return Task.CompletedTask; }, done, notice, again);

    /// <inheritdoc cref="Submit{TRoot}(Func{Task{TRoot}}, int?, Action{TRoot}, Func{TRoot, IActionResult}, string, Func{Task{IActionResult}})"/>
    protected async Task<IActionResult> Submit<TRoot>(
        Func<Task<TRoot?>> find, int? seen, Func<TRoot, Task> change, Func<TRoot, IActionResult> done, string notice, Func<Task<IActionResult>> again)
        where TRoot : Aggregate
    {
        for (var attempt = 1; ; attempt++)
        {
            if (await find() is not { } root) return NotFound();
            if (!ModelState.IsValid) return await Again(again, Sentence.Unprocessable);
            if (seen is { } version) Db.Entry(root).Property(r => r.Version).OriginalValue = version;
            try
            {
                await change(root);
                await Db.SaveChangesAsync(Stop);
                return Done(done(root), notice);
            }
            catch (Exception e) when (attempt < MostRaces && (Transient.Is(e) || (seen is null && e is DbUpdateConcurrencyException)))
            {
                Db.ChangeTracker.Clear();
            }
            catch (Exception e) when (Sentence.For(e, Db.Model) is { } sentence)
            {
                if (sentence.Status == Sentence.Conflict && !await RenewVersionAsync(find)) return NotFound();
                return await Refused(sentence, again);
            }
        }
    }

    /// <summary>
    /// Makes a new root from a form. The form's hidden key makes a double click or a repeated request one row: the second is led to the first.
    /// A race with another's change is run again on fresh rows.
    /// </summary>
    /// <param name="key">The form's key; null where the root needs none because its own columns make it one.</param>
    /// <param name="already">Finds the root that this key made before.</param>
    /// <param name="make">Makes the root from rows it reads itself: it may be asked again. A root that it saved with others in one transaction is left as it is.</param>
    protected async Task<IActionResult> Create<TRoot>(
        Guid? key, Func<Task<TRoot?>> already, Func<Task<TRoot>> make, Func<TRoot, IActionResult> done, string notice, Func<Task<IActionResult>> again)
        where TRoot : class
    {
        if (!ModelState.IsValid) return await Again(again, Sentence.Unprocessable);
        // Rows without a key would all be “the same form sent twice”.
        if (key == Guid.Empty) return await Refused(new Sentence("表单不完整，请刷新页面后重新填写", [], Sentence.Unprocessable), again);
        for (var attempt = 1; ; attempt++)
        {
            if (await already() is { } before) return Done(done(before), notice);
            try
            {
                var root = await make();
                if (Db.Entry(root).State == EntityState.Detached) Db.Add(root);
                await Db.SaveChangesAsync(Stop);
                return Done(done(root), notice);
            }
            catch (Exception e) when (attempt < MostRaces && (e is DbUpdateConcurrencyException || Transient.Is(e)))
            {
                Db.ChangeTracker.Clear();
            }
            catch (Exception e) when (Sentence.For(e, Db.Model) is { } sentence)
            {
                Db.ChangeTracker.Clear();
                return await already() is { } raced ? Done(done(raced), notice) : await Refused(sentence, again);
            }
        }
    }

    /// <summary>What one sees but may not do: answered 403 in place and written down, as a missing permission is.</summary>
    protected async Task<IActionResult> Deny()
    {
        await Db.WriteDenialAsync($"{Request.Method} {Request.Path}", Stop);
        return StatusCode(StatusCodes.Status403Forbidden);
    }

    protected void Notify(string notice) => TempData["Notice"] = T[notice].Value;

    /// <summary>Says how many were reminded by hand.</summary>
    /// <param name="withoutAddress">For when some of them ({1}) have no e-mail address and read it on the site alone.</param>
    protected void Notify(Told told, string nobody, string all, string withoutAddress) => TempData["Notice"] =
        (told.People == 0 ? T[nobody] : told.WithoutAddress == 0 ? T[all, told.People] : T[withoutAddress, told.People, told.WithoutAddress]).Value;

    private IActionResult Done(IActionResult result, string notice)
    {
        Notify(notice);
        return result;
    }

    /// <summary>False when the root is gone.</summary>
    private async Task<bool> RenewVersionAsync<TRoot>(Func<Task<TRoot?>> find)
        where TRoot : Aggregate
    {
        Db.ChangeTracker.Clear();
        if (await find() is not { } fresh) return false;
        ModelState.SetModelValue(nameof(Aggregate.Version), fresh.Version, fresh.Version.ToString(CultureInfo.InvariantCulture));
        return true;
    }

    private Task<IActionResult> Refused(Sentence sentence, Func<Task<IActionResult>> again)
    {
        Db.ChangeTracker.Clear();
        ModelState.AddModelError("", T.Sentence(sentence.Text, sentence.Arguments));
        return Again(again, sentence.Status);
    }

    private async Task<IActionResult> Again(Func<Task<IActionResult>> again, int status)
    {
        Response.StatusCode = status;
        return await again();
    }
}
