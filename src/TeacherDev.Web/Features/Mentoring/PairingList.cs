using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Accounts;
using TeacherDev.Domain.Data;
using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.Mentoring;
using TeacherDev.Web.Lists;

namespace TeacherDev.Web.Features.Mentoring;

public sealed record PairingQuery : ListQuery
{
    [FromQuery(Name = "kind")]
    public PairingKind? Kind { get; init; }

    [FromQuery(Name = "state")]
    public PairingState? State { get; init; }

    public IQueryable<Pairing> Of(TeacherDevDb db)
    {
        var pairings = db.Pairings.AsNoTracking();
        if (Sought is { } sought) pairings = pairings.Where(p => db.PersonCards.Any(c => (c.Id == p.MentorId || c.Id == p.MenteeId) && c.SearchText.Contains(sought)));
        if (Kind is { } kind) pairings = pairings.Where(p => p.Kind == kind);
        if (State is { } state) pairings = pairings.Where(p => p.State == state);
        return pairings;
    }
}

public sealed record PairingRow(int Id, string Mentor, string MentorSchool, string Mentee, string MenteeSchool, PairingKind Kind, DateOnly From, DateOnly To, PairingState State)
{
    public static List<Pairing, PairingRow> Columns(TeacherDevDb db) => new List<Pairing, PairingRow>(
        p => new PairingRow(
            p.Id, db.PersonCards.Where(c => c.Id == p.MentorId).Select(c => c.Name).First(), p.MentorOrganisation.Name,
            db.PersonCards.Where(c => c.Id == p.MenteeId).Select(c => c.Name).First(), p.Organisation.Name, p.Kind, p.Period.From, p.Period.To, p.State),
        p => p.Id, p => p.Id)
        .With("徒弟", r => r.Mentee, p => db.PersonCards.Where(c => c.Id == p.MenteeId).Select(c => c.SortKey).First(), "mentee")
        .With("学校", r => r.MenteeSchool, p => p.Organisation.SortKey, "school")
        .With("师傅", r => r.Mentor, p => db.PersonCards.Where(c => c.Id == p.MentorId).Select(c => c.SortKey).First(), "mentor")
        .With("师傅所在学校", r => r.MentorSchool)
        .With("结对类型", r => r.Kind, p => p.Kind, "kind")
        .With("起止", r => $"{r.From:yyyy-MM-dd} – {r.To:yyyy-MM-dd}", p => p.Period.To, "to")
        .With("状态", r => r.State, p => p.State, "state");
}

public sealed record PairingIndex(ListPage<PairingRow> Pairings, PairingQuery Query, bool MayManage);

public sealed record PairingShow(
    int Id, PairingRow Row, string? Goal, PairingEnd? EndedBecause, string? EndNote, bool MayEnd, EndForm Form)
{
    public static async Task<PairingShow?> OfAsync(TeacherDevDb db, int id, EndForm? form, DateOnly today, CancellationToken stop)
    {
        if (await db.Pairings.AsNoTracking().Include(p => p.Organisation).Include(p => p.MentorOrganisation).SingleOrDefaultAsync(p => p.Id == id, stop) is not { } pairing) return null;
        var names = await db.PersonCards.Where(c => c.Id == pairing.MentorId || c.Id == pairing.MenteeId).ToDictionaryAsync(c => c.Id, c => c.Name, stop);
        var row = new PairingRow(id, names[pairing.MentorId], pairing.MentorOrganisation.Name, names[pairing.MenteeId], pairing.Organisation.Name, pairing.Kind, pairing.Period.From, pairing.Period.To, pairing.State);
        var mayEnd = pairing.State == PairingState.Active && db.Viewer.May(Permission.ManagePairings) && pairing.Organisation.Path.StartsWith(db.Viewer.Path, StringComparison.Ordinal);
        return new PairingShow(id, row, pairing.Goal, pairing.EndedBecause, pairing.EndNote, mayEnd, (form ?? new EndForm { On = today, Version = pairing.Version }) with { HasBegun = pairing.HasBegun(today) });
    }
}
