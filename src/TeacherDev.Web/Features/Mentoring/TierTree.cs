using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Data;
using TeacherDev.Domain.Mentoring;
using TeacherDev.Domain.People;
using TeacherDev.Web.Lists;

namespace TeacherDev.Web.Features.Mentoring;

public sealed record TierQuery : ListQuery
{
    [FromQuery(Name = "subject")]
    public string? Subject { get; init; }
}

/// <summary>Somebody in the list, and whom they lead.</summary>
public sealed record TierNode(int PersonId, string Name, string School, TeacherTier Tier, int? PairingId, IReadOnlyList<TierNode> Led);

/// <summary>A line of the list as a sheet says it.</summary>
public sealed record TierLine(string? Subject, SchoolStage? Stage, string Mentor, string MentorSchool, TeacherTier MentorTier, string Mentee, string MenteeSchool, TeacherTier MenteeTier, DateOnly From, DateOnly To);

/// <summary>传帮带三级名单 of one subject: 学科带头人 → 骨干教师 → 新教师 (翔安, 教师教学素养提升工程 2), as it stands today.</summary>
public sealed record TierTree(string? Subject, IReadOnlyList<string> Subjects, IReadOnlyList<TierNode> Roots, int People)
{
    /// <summary>In two statements, however deep.</summary>
    public static async Task<TierTree> OfAsync(TeacherDevDb db, TierQuery query, CancellationToken stop)
    {
        var listed = db.Pairings.AsNoTracking().IgnoreAutoIncludes().Standing().Where(p => p.InTierList);
        var subjects = await listed.Join(db.PersonCards, p => p.MenteeId, c => c.Id, (p, c) => c.Subject).Where(s => s != null).Select(s => s!).Distinct().OrderBy(s => s).ToListAsync(stop);
        var subject = subjects.Contains(query.Subject ?? "") ? query.Subject : subjects.FirstOrDefault();
        var edges = await (
            from pairing in listed
            join mentor in db.PersonCards on pairing.MentorId equals mentor.Id
            join mentee in db.PersonCards on pairing.MenteeId equals mentee.Id
            where mentee.Subject == subject
            orderby mentor.SortKey, mentee.SortKey
            select new { pairing.Id, pairing.MentorId, pairing.MenteeId, pairing.MentorTier, pairing.MenteeTier, Mentor = mentor.Name, MentorSchool = mentor.School, Mentee = mentee.Name, MenteeSchool = mentee.School }).ToListAsync(stop);
        var led = edges.ToLookup(e => e.MentorId);
        var isLed = edges.Select(e => e.MenteeId).ToHashSet();
        return new(subject, subjects, [.. edges.Where(e => !isLed.Contains(e.MentorId)).DistinctBy(e => e.MentorId).Select(e => new TierNode(e.MentorId, e.Mentor, e.MentorSchool, e.MentorTier, null, Below(e.MentorId)))],
            edges.SelectMany(e => new[] { e.MentorId, e.MenteeId }).Distinct().Count());

        // The rules know no circle, and the list no more than three rungs.
        IReadOnlyList<TierNode> Below(int mentor) => [.. led[mentor].Select(e => new TierNode(e.MenteeId, e.Mentee, e.MenteeSchool, e.MenteeTier, e.Id, Below(e.MenteeId)))];
    }

    public static List<Pairing, TierLine> Columns(TeacherDevDb db) => new List<Pairing, TierLine>(
            p => new TierLine(db.PersonCards.Where(c => c.Id == p.MenteeId).Select(c => c.Subject).First(), db.PersonCards.Where(c => c.Id == p.MenteeId).Select(c => c.Stage).First(), db.PersonCards.Where(c => c.Id == p.MentorId).Select(c => c.Name).First(), p.MentorOrganisation.Name, p.MentorTier,
                db.PersonCards.Where(c => c.Id == p.MenteeId).Select(c => c.Name).First(), p.Organisation.Name, p.MenteeTier, p.Period.From, p.Period.To),
            p => db.PersonCards.Where(c => c.Id == p.MenteeId).Select(c => c.Subject).First(), p => p.Id)
        .With("学科", r => new Word(r.Subject)).With("学段", r => r.Stage).With("师傅", r => r.Mentor).With("师傅所在学校", r => r.MentorSchool).With("师傅层级", r => r.MentorTier)
        .With("徒弟", r => r.Mentee).With("学校", r => r.MenteeSchool).With("徒弟层级", r => r.MenteeTier).With("开始日期", r => r.From).With("结束日期", r => r.To);
}
