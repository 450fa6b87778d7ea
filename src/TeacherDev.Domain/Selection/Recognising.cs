using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Data;
using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.Organisations;
using TeacherDev.Domain.People;
using TeacherDev.Domain.Scheduling;

namespace TeacherDev.Domain.Selection;

/// <summary>From the lists of the bodies to recognised people: 公示, its end, 认定, and who steps in for those who drop out.</summary>
public sealed class Recognising(TeacherDevDb db, Nominating nominating, EthicsVeto ethics)
{
    /// <summary>Those who have come to 公示, as a body's list has them: its district, on which of its places, in which order.</summary>
    public async Task<IReadOnlyList<Candidate>> CandidatesAsync(int callId, SelectionStep step = SelectionStep.PublicNotice, CancellationToken stop = default)
    {
        var waiting = await (from application in db.Applications.AsNoTracking()
                             where application.CallId == callId && application.State == ApplicationState.Pending && application.At == step
                             join card in db.PersonCards on application.PersonId equals card.Id
                             orderby card.SortKey, application.Id
                             select new { application.Id, application.PersonId, card.Name, School = application.Organisation.Name, application.Subject }).ToListAsync(stop);
        var ids = waiting.ConvertAll(w => w.Id);
        var places = await (from quota in db.AllQuotas.AsNoTracking().IgnoreAutoIncludes()
                            where quota.CallId == callId && quota.Organisation.Kind == OrganisationKind.Bureau
                            from nomination in quota.Nominations
                            where ids.Contains(nomination.ApplicationId)
                            select new { nomination.ApplicationId, nomination.QuotaId, nomination.LineId, nomination.Rank, Places = nomination.Line == null ? (int?)null : nomination.Line.Places, District = quota.Organisation.Name, quota.OrganisationId }).ToDictionaryAsync(n => n.ApplicationId, stop);
        // Where experts scored, their order goes before the district's.
        var scored = await new ReviewResults(db).PositionsAsync(callId, stop);
        int RankOf(int id, int rank) => scored.TryGetValue(id, out var position) ? position : rank;
        return [.. waiting.Select(w => places.GetValueOrDefault(w.Id) is { } n
                ? new Candidate(w.Id, w.PersonId, w.Name, w.School, w.Subject, n.District, n.OrganisationId, n.QuotaId, n.LineId, n.Places, RankOf(w.Id, n.Rank))
                : new Candidate(w.Id, w.PersonId, w.Name, w.School, w.Subject, District: null, DistrictId: null, QuotaId: null, LineId: null, Places: null, RankOf(w.Id, 0)))
            .OrderBy(c => c.DistrictId ?? int.MaxValue).ThenBy(c => c.LineId).ThenBy(c => c.Rank)];
    }

    /// <summary>Makes the notice; the caller saves it.</summary>
    /// <param name="results">By application; who is not named is left off the notice.</param>
    /// <exception cref="RuleBroken">More proposed than a body has places, somebody is in another track of the programme-year, or the last notice still runs.</exception>
    public async Task<PublicNotice> PublishAsync(Call call, string? title, DateOnly from, int workdays, IReadOnlyDictionary<int, NoticeResult> results, DateOnly today, Guid key, CancellationToken stop = default)
    {
        if (call.State != CallState.Open || call.Find(SelectionStep.PublicNotice) is null) throw new RuleBroken("“{0}”没有{1}这一步", call.Title, SelectionStep.PublicNotice);
        if (from < today) throw new RuleBroken("公示不能从过去的日子开始");
        if (await db.PublicNotices.AsNoTracking().AnyAsync(n => n.CallId == call.Id && n.WithdrawnReason == null && n.Days.To >= today, stop)) throw new RuleBroken("上一份公示还没有期满，请先撤下再发");
        var candidates = await CandidatesAsync(call.Id, stop: stop);
        var listed = candidates.Where(c => results.ContainsKey(c.ApplicationId)).Select(c => (Candidate: c, Result: results[c.ApplicationId])).ToList();
        await MustFitAsync(call.Id, [.. listed.Where(l => l.Result == NoticeResult.Proposed).Select(l => l.Candidate)], stop);
        await ethics.MustNotStandAsync([.. listed.Select(l => l.Candidate.PersonId)], today, stop);
        await MustHoldNoOtherTrackAsync(call, [.. listed.Where(l => l.Result == NoticeResult.Proposed).Select(l => l.Candidate)], stop);
        var calendar = await new Calendars(db).WorkingDaysAsync(new Period(from, from.AddDays(90)), stop);
        var lines = listed.GroupBy(l => l.Result).SelectMany(ofResult => ofResult.Select((l, at) => new NoticeLine(l.Candidate.ApplicationId, l.Candidate.Name, l.Candidate.School, l.Candidate.Subject, ofResult.Key, at + 1)));
        return new PublicNotice(call, title, from, workdays, calendar, lines, key);
    }

    /// <summary>
    /// The notice is over: the proposed go on to 认定, except those against whom an objection holds. For each of these, and for whoever dropped
    /// out while it was shown, the next of the reserve of the same kind of places steps in; the others of the reserve wait.
    /// </summary>
    /// <returns>How many went on.</returns>
    public Task<int> ConcludeAsync(int noticeId, Act by, CancellationToken stop = default) => db.WriteAsync(async () =>
    {
        var notice = await db.PublicNotices.SingleAsync(n => n.Id == noticeId, stop);
        notice.MustBeOver(by.Day);
        var call = await db.Calls.SingleAsync(c => c.Id == notice.CallId, stop);
        var waiting = (await CandidatesAsync(call.Id, stop: stop)).ToDictionary(c => c.ApplicationId);
        var upheld = notice.Objections.Where(o => o is { IsUpheld: true, ApplicationId: not null }).ToLookup(o => o.ApplicationId!.Value, o => o.Result);
        foreach (var id in notice.Lines.Select(l => l.ApplicationId).Where(id => upheld.Contains(id) && waiting.ContainsKey(id))) await nominating.RejectAsync(id, by, $"异议成立：{upheld[id].First()}", stop);
        List<int> Standing(NoticeResult result) => [.. notice.Lines.Where(l => l.Result == result && waiting.ContainsKey(l.ApplicationId) && !upheld.Contains(l.ApplicationId)).OrderBy(l => l.Position).Select(l => l.ApplicationId)];
        var (passed, reserve) = (Standing(NoticeResult.Proposed), Standing(NoticeResult.Reserve));
        // Nobody waits: it was concluded before.
        if (!notice.Lines.Any(l => l.Result == NoticeResult.Proposed && waiting.ContainsKey(l.ApplicationId))) return 0;
        await MustFitAsync(call.Id, passed.ConvertAll(id => waiting[id]), stop);
        if (passed.Count > 0) await nominating.ApproveAsync(call.Id, SelectionStep.PublicNotice, passed, by, stop: stop);
        var exited = await db.Applications.Where(a => a.CallId == call.Id && a.State == ApplicationState.Exited).Select(a => a.Id).ToListAsync(stop);
        var steppedIn = 0;
        foreach (var gone in notice.Lines.Where(l => l.Result == NoticeResult.Proposed && (exited.Contains(l.ApplicationId) || (upheld.Contains(l.ApplicationId) && waiting.ContainsKey(l.ApplicationId)))).OrderBy(l => l.Position))
        {
            var place = waiting.TryGetValue(gone.ApplicationId, out var candidate) ? candidate.Place : await PlaceOfAsync(call.Id, gone.ApplicationId, stop);
            if (await StepInAsync(call.Id, place, [.. reserve.Select(id => waiting[id])], by, stop) is not { } next) continue;
            reserve.Remove(next);
            steppedIn++;
        }
        return passed.Count + steppedIn;
    }, stop);

    /// <summary>认定 of all who have come to it, by one document; where a title goes with it, each gets the title too.</summary>
    /// <param name="award">The title and how long it holds; null where the track grants none.</param>
    public Task<int> RecogniseAsync(int callId, string? document, DateOnly day, TitleAward? award, Act by, CancellationToken stop = default) => db.WriteAsync(async () =>
    {
        var call = await db.Calls.SingleAsync(c => c.Id == callId, stop);
        var applications = await db.Applications.Where(a => a.CallId == callId && a.State == ApplicationState.Pending && a.At == SelectionStep.Recognition).OrderBy(a => a.Id).ToListAsync(stop);
        if (applications.Count == 0) throw new RuleBroken("没有等待认定的人");
        await MustHoldNoOtherTrackAsync(call, await CandidatesAsync(callId, SelectionStep.Recognition, stop), stop);
        var ids = applications.ConvertAll(a => a.PersonId);
        await ethics.MustNotStandAsync(ids, by.Day, stop);
        var people = award is null ? [] : await db.People.Where(p => ids.Contains(p.Id)).ToDictionaryAsync(p => p.Id, stop);
        foreach (var application in applications)
        {
            application.Recognise(call, document, day, by);
            if (award is not null) people[application.PersonId].Award(award.Tier, award.Level, new Period(day, day.AddYears(award.Years).AddDays(-1)), application.Document);
        }
        await db.SaveChangesAsync(stop);
        return applications.Count;
    }, stop);

    /// <summary>
    /// Somebody drops out: the place is free, and the next of the reserve of the same body and kind steps in. While a notice is shown nobody
    /// does: the public may still object to those who stand by.
    /// </summary>
    /// <returns>Who stepped in; null where nobody did.</returns>
    public Task<int?> DropAsync(int applicationId, Act by, string? reason, CancellationToken stop = default) => db.WriteAsync(async () =>
    {
        var application = await db.Applications.SingleAsync(a => a.Id == applicationId, stop);
        var call = await db.Calls.SingleAsync(c => c.Id == application.CallId, stop);
        var place = await PlaceOfAsync(call.Id, applicationId, stop);
        var body = place.Quota is { } quotaId ? await db.AllQuotas.Where(q => q.Id == quotaId).Select(q => (int?)q.OrganisationId).SingleAsync(stop) : null;
        var list = body is { } organisationId ? await nominating.HoldAsync(call, organisationId, stop) : null;
        application.Exit(by, reason);
        list?.Release(applicationId);
        await db.SaveChangesAsync(stop);
        var notice = await db.PublicNotices.AsNoTracking().Where(n => n.CallId == call.Id && n.WithdrawnReason == null).OrderByDescending(n => n.Id).FirstOrDefaultAsync(stop);
        if (notice is null || by.Day <= notice.Days.To) return null;
        var waiting = (await CandidatesAsync(call.Id, stop: stop)).ToDictionary(c => c.ApplicationId);
        return await StepInAsync(call.Id, place, [.. notice.Lines.Where(l => l.Result == NoticeResult.Reserve && waiting.ContainsKey(l.ApplicationId)).OrderBy(l => l.Position).Select(l => waiting[l.ApplicationId])], by, stop);
    }, stop);

    /// <summary>The first of the reserve of this kind of places steps in, where a place is free.</summary>
    private async Task<int?> StepInAsync(int callId, (int? Quota, int? Line) place, IReadOnlyList<Candidate> reserve, Act by, CancellationToken stop)
    {
        if (reserve.FirstOrDefault(c => c.Place == place) is not { } next) return null;
        if (place.Line is { } line && (await PassedAsync(callId, stop)).GetValueOrDefault(line) >= next.Places) return null;
        await nominating.ApproveAsync(callId, SelectionStep.PublicNotice, [next.ApplicationId], by, "递补", stop: stop);
        return next.ApplicationId;
    }

    /// <summary>No more than there are places, those counted who have one already.</summary>
    private async Task MustFitAsync(int callId, IReadOnlyList<Candidate> proposed, CancellationToken stop)
    {
        var passed = await PassedAsync(callId, stop);
        foreach (var line in proposed.Where(c => c.Places is not null).GroupBy(c => c.LineId!.Value))
            if (line.Count() + passed.GetValueOrDefault(line.Key) is var wanted && wanted > line.First().Places) throw new RuleBroken("{0}有 {1} 个名额，拟认定 {2} 人，请把多出的改为备选", line.First().District, line.First().Places, wanted);
    }

    /// <summary>On which places of which district's list an application stands, or stood before it was taken off.</summary>
    private async Task<(int? Quota, int? Line)> PlaceOfAsync(int callId, int applicationId, CancellationToken stop)
    {
        var application = await db.Applications.AsNoTracking().Include(a => a.Organisation).SingleAsync(a => a.Id == applicationId, stop);
        var lists = await db.AllQuotas.AsNoTracking().Include(q => q.Organisation).Where(q => q.CallId == callId && q.Organisation.Kind == OrganisationKind.Bureau).ToListAsync(stop);
        var list = lists.Where(q => application.Organisation.Path.StartsWith(q.Organisation.Path, StringComparison.Ordinal)).MaxBy(q => q.Organisation.Path.Length);
        var nomination = list?.Nominations.SingleOrDefault(n => n.ApplicationId == applicationId);
        return (list?.Id, nomination is null ? list?.LineFor(application)?.Id : nomination.LineId);
    }

    /// <summary>How many of each kind of places are given to those who are recognised or wait for it.</summary>
    private Task<Dictionary<int, int>> PassedAsync(int callId, CancellationToken stop) =>
        (from quota in db.AllQuotas.AsNoTracking().IgnoreAutoIncludes()
         where quota.CallId == callId && quota.Organisation.Kind == OrganisationKind.Bureau
         from nomination in quota.Nominations
         join application in db.AllApplications on nomination.ApplicationId equals application.Id
         where nomination.LineId != null && (application.State == ApplicationState.Recognised || (application.State == ApplicationState.Pending && application.At == SelectionStep.Recognition))
         group nomination by nomination.LineId!.Value into ofLine
         select new { ofLine.Key, Count = ofLine.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, stop);

    /// <summary>Nobody is in two tracks of one programme-year at once (domain.md §5).</summary>
    private async Task MustHoldNoOtherTrackAsync(Call call, IReadOnlyList<Candidate> candidates, CancellationToken stop)
    {
        var people = candidates.Select(c => c.PersonId).ToList();
        var held = await (from application in db.AllApplications
                          where people.Contains(application.PersonId) && application.State == ApplicationState.Recognised && application.CallId != call.Id
                          join other in db.AllCalls on application.CallId equals other.Id
                          where other.ProgrammeYearId == call.ProgrammeYearId && other.TrackYearId != call.TrackYearId
                          select new { application.PersonId, other.Title }).FirstOrDefaultAsync(stop);
        if (held is not null) throw new RuleBroken("{0}已在“{1}”中认定，同一项目不能同时进入两个类别", candidates.First(c => c.PersonId == held.PersonId).Name, held.Title);
    }
}

/// <param name="QuotaId">The district's list; null where there is none.</param>
/// <param name="Places">Of the line the application stands on; null where it is not bounded.</param>
/// <param name="Rank">In the experts' order where a panel scored, otherwise in the district's list.</param>
public sealed record Candidate(int ApplicationId, int PersonId, string Name, string School, string? Subject, string? District, int? DistrictId, int? QuotaId, int? LineId, int? Places, int Rank)
{
    /// <summary>The kind of places: the reserve steps in on its own kind alone.</summary>
    public (int? Quota, int? Line) Place => (QuotaId, LineId);
}

/// <summary>A title that goes with a recognition.</summary>
public sealed record TitleAward(TeacherTier Tier, TitleLevel Level, int Years);
