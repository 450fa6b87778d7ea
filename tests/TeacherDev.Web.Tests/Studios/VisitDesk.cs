using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Studios;

namespace TeacherDev.Web.Tests.Studios;

/// <summary>The leader of the world's studio of school A, who logs visits to it through the form.</summary>
internal sealed class VisitDesk(TestSite site, int studio, int school)
{
    public int Studio => studio;

    public static async Task<VisitDesk> OfAsync(TestSite site, string host = World.SchoolA) =>
        new(site, await site.InDbAsync(db => World.SampleAsync(db, "studio", World.SchoolA)), (await site.InDbAsync(db => World.OrganisationAsync(db, host))).Id);

    public async Task<Page> LogAsync(string day, (string Name, byte[] Content)[]? photos = null, string summary = "评课重点为情境与图示的衔接。")
    {
        var leader = await site.AsAsync("leader");
        return await leader.UploadAsync(await leader.GetAsync($"/studios/{studio}/visits/new"), new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["HostSchoolId"] = $"{school}",
            ["Day"] = day,
            ["Purposes"] = nameof(VisitPurposes.TeachingSupport),
            ["Topic"] = "同课异构",
            ["Beneficiaries"] = "12",
            ["Summary"] = summary,
        }, [.. (photos ?? []).Select(p => ("Photos", p.Name, p.Content))], "form[data-draft]");
    }

    /// <summary>A visit that waits for the school's answer.</summary>
    public async Task<int> LoggedAsync(string day) => IdOf(await LogAsync(day));

    public Task<StudioVisit> FindAsync(int visit) => site.InDbAsync(db => db.StudioVisits.AsNoTracking().SingleAsync(v => v.Id == visit));

    public Task<int> ConfirmedAsync() => site.InDbAsync(db => db.StudioVisits.CountAsync(v => v.StudioId == studio && v.State == VisitState.Confirmed));

    /// <summary>As if it had been handed in then.</summary>
    public Task LoggedAtAsync(int visit, DateTime at) => site.InDbAsync(db => db.Database.ExecuteSqlAsync($"""UPDATE "StudioVisits" SET "LoggedAt" = {at} WHERE "Id" = {visit}"""));

    /// <summary>What the leader shows at the school.</summary>
    public async Task<string> ShowPassAsync(int visit)
    {
        var leader = await site.AsAsync("leader");
        var shown = await leader.SendAsync(await leader.GetAsync($"/visits/{visit}"), [], "form[action$='/pass']");
        return new Uri(shown.Html.QuerySelector("#pass-address")!.TextContent.Trim()).AbsolutePath;
    }

    public static int IdOf(Page logged) => int.Parse(logged.Location!.Split('/')[^1], System.Globalization.CultureInfo.InvariantCulture);
}
