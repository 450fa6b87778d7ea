using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using TeacherDev.Domain.Accounts;
using TeacherDev.Web.Infrastructure;

namespace TeacherDev.Web.Features.Work;

/// <summary>For those who watch the machine. The anonymous learn whether, never why.</summary>
[AllowAnonymous]
public sealed class HealthController(Readiness readiness) : FeatureController
{
    /// <summary>Nobody listens before the data are migrated and loaded: an answer is the proof.</summary>
    [HttpGet("/healthz")]
    public IActionResult Health() => Content("ok");

    [HttpGet("/readyz")]
    public async Task<IActionResult> Ready()
    {
        var faults = await readiness.FaultsAsync(Stop);
        var answer = Viewer.May(Permission.ManageJobs) && faults.Count > 0 ? string.Join('\n', faults.Select(f => T.Sentence(f))) : faults.Count == 0 ? "ready" : "not ready";
        return new ContentResult { Content = answer, ContentType = "text/plain; charset=utf-8", StatusCode = faults.Count == 0 ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable };
    }
}
