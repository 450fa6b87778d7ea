using System.Security.Cryptography;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;
using Microsoft.Net.Http.Headers;
using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.Scheduling;
using TeacherDev.Web.Features.Accounts;
using TeacherDev.Web.Infrastructure;

namespace TeacherDev.Web.Features.Scheduling;

/// <summary>
/// The sessions of one account for a calendar that cannot sign in: its address is the key. Not limited by address: 256 bits cannot be guessed,
/// and a school's phones ask from one address (as 0027 decides for certificates).
/// </summary>
[Route("calendar"), AllowAnonymous]
public sealed class CalendarFeedsController(Agenda agenda, IConfiguration settings, DemonstrationAccounts demonstration) : FeatureController
{
    // What a phone asks for every few minutes changes a few times a week.
    private const string Caching = "private, max-age=900";

    [HttpGet("{token}.ics")]
    public async Task<IActionResult> Show(string token)
    {
        Response.Headers["X-Robots-Tag"] = "noindex, nofollow, noarchive";
        var (hash, withDemonstration) = (CalendarFeed.HashOf(token), demonstration.AreShown);
        var owner = await (from feed in Db.CalendarFeeds.AsNoTracking()
                           where feed.TokenHash == hash
                           join account in Db.Accounts on feed.AccountId equals account.Id
                           where account.DisabledAt == null && (withDemonstration || !account.IsDemonstration)
                           select new { account.Name, account.PersonId }).SingleOrDefaultAsync(Stop);
        if (owner is null) return NotFound();
        var sessions = owner.PersonId is { } me ? await agenda.OfPersonAsync(me, new Period(Today.AddDays(-CalendarFeed.DaysBack), Today.AddDays(CalendarFeed.DaysAhead)), Stop) : [];
        var site = new Uri(PublicAddress.Of(settings, Request));
        var file = new CalendarFile($"培训日程（{owner.Name}）", sessions.Select(s => s.Entry(s.Teaches && !s.Heads ? null : new Uri(site, $"/sessions/{s.Id}"))));
        // Weak: the moment of making stands in the file and is no change.
        var tag = new EntityTagHeaderValue($"\"{WebEncoders.Base64UrlEncode(SHA256.HashData(file.Bytes(DateTime.UnixEpoch)))}\"", isWeak: true);
        Response.Headers.CacheControl = Caching;
        Response.GetTypedHeaders().ETag = tag;
        if (Request.GetTypedHeaders().IfNoneMatch.Any(known => known.Equals(EntityTagHeaderValue.Any) || known.Compare(tag, useStrongComparison: false))) return StatusCode(StatusCodes.Status304NotModified);
        return File(file.Bytes(Time.UtcNow), CalendarFile.ContentType);
    }
}
