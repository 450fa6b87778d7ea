using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Attendance;
using TeacherDev.Domain.Cohorts;
using TeacherDev.Domain.Data;
using TeacherDev.Domain.People;
using TeacherDev.Domain.Scheduling;
using TeacherDev.Web.Lists;

namespace TeacherDev.Web.Features.Cohorts;

/// <summary>A membership with the person's card, as one thing to search, sort and page.</summary>
public sealed class Member
{
    public required Enrolment Enrolment { get; init; }

    public required PersonCard Card { get; init; }
}

/// <param name="MayOpen">The person's file is within the viewer's reach, or one's own.</param>
/// <param name="CameFrom">The class the person was moved out of, where the viewer may see it.</param>
/// <param name="WentTo">The class the person was moved to, where the viewer may see it.</param>
/// <param name="Expected">Closed sessions at which this person's attendance was taken.</param>
public sealed record MemberRow(int PersonId, string Name, string? StaffNumber, string School, string? Subject, DateOnly EnrolledOn, DateOnly? LeftOn, string? LeaveReason, EnrolmentOutcome Outcome, bool MayOpen, int Attended, int Expected, EnrolmentRoute Route, string? CameFrom, string? WentTo)
{
    /// <summary>Missed a fifth or more: many rule sets then certify nothing (domain: 缺课 1/5).</summary>
    public bool MissesFifth => Expected > 0 && (Expected - Attended) * 5 >= Expected;
}

public static class MemberList
{
    /// <summary>A member of the class reads who else is in it and from where; the rest is for those who look after it.</summary>
    public static List<Member, MemberRow> Columns(TeacherDevDb db, int cohortId, bool seesAll) => seesAll ? All(db, cohortId) : new List<Member, MemberRow>(Row(db, cohortId), m => m.Card.SortKey, m => m.Enrolment.Id)
        .With("姓名", r => r.Name, m => m.Card.SortKey, "name")
        .With("单位", r => r.School, m => m.Card.School, "school");

    public static IQueryable<Member> Members(TeacherDevDb db, int cohortId, bool leftToo) =>
        from enrolment in db.Set<Enrolment>().AsNoTracking()
        where enrolment.CohortId == cohortId && (leftToo || enrolment.LeftOn == null)
        join card in db.PersonCards on enrolment.PersonId equals card.Id
        select new Member { Enrolment = enrolment, Card = card };

    public static IQueryable<Member> Sought(TeacherDevDb db, int cohortId, ListQuery query, bool seesAll)
    {
        var members = Members(db, cohortId, leftToo: seesAll);
        return query.Sought is { } sought ? members.Where(m => m.Card.SearchText.Contains(sought)) : members;
    }

    public static Expression<Func<Member, MemberRow>> Row(TeacherDevDb db, int cohortId) => Row(db, db.Sessions.OfClass(db, cohortId).Where(s => s.State == SessionState.Closed));

    private static Expression<Func<Member, MemberRow>> Row(TeacherDevDb db, IQueryable<Session> held) => m => new MemberRow(
        m.Card.Id, m.Card.Name, m.Card.StaffNumber, m.Card.School, m.Card.Subject, m.Enrolment.EnrolledOn, m.Enrolment.LeftOn, m.Enrolment.LeaveReason, m.Enrolment.Outcome,
        db.People.Any(p => p.Id == m.Card.Id),
        db.AttendanceMarks.Count(a => a.PersonId == m.Card.Id && (a.Status == AttendanceStatus.Present || a.Status == AttendanceStatus.Late || a.Status == AttendanceStatus.LeftEarly)
            && held.Any(s => s.Id == a.SessionId)),
        db.AttendanceMarks.Count(a => a.PersonId == m.Card.Id && held.Any(s => s.Id == a.SessionId)),
        m.Enrolment.Route, db.Cohorts.Where(c => c.Id == m.Enrolment.CameFromId).Select(c => c.Name).FirstOrDefault(), db.Cohorts.Where(c => c.Id == m.Enrolment.WentToId).Select(c => c.Name).FirstOrDefault());

    private static List<Member, MemberRow> All(TeacherDevDb db, int cohortId) => new List<Member, MemberRow>(Row(db, cohortId), m => m.Card.SortKey, m => m.Enrolment.Id)
        .With("姓名", r => r.Name, m => m.Card.SortKey, "name")
        .With("教师编号", r => r.StaffNumber, m => m.Card.StaffNumber, "number", onPage: false)
        .With("单位", r => r.School, m => m.Card.School, "school")
        .With("学科", r => new Word(r.Subject), m => m.Card.Subject, "subject")
        .With("加入日期", r => r.EnrolledOn, m => m.Enrolment.EnrolledOn, "from")
        .With("加入方式", r => r.Route, onPage: false)
        .With("调入自", r => r.CameFrom, onPage: false)
        .With("退出日期", r => r.LeftOn, onPage: false)
        .With("退出原因", r => r.LeaveReason, onPage: false)
        .With("调往", r => r.WentTo, onPage: false)
        .With("状态", r => r.Outcome, m => m.Enrolment.Outcome, "outcome")
        .With("出勤（节）", r => r.Attended, isNumber: true)
        .With("应到（节）", r => r.Expected, isNumber: true, onPage: false);
}
