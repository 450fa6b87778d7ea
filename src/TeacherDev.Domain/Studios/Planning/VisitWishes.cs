using System.ComponentModel.DataAnnotations;

namespace TeacherDev.Domain.Studios.Planning;

/// <summary>What a plan of visits should be, beside being possible.</summary>
public enum VisitWish
{
    [Display(Name = "路程短")] Travel,

    /// <summary>A school is visited by a studio of a subject that it asks for.</summary>
    [Display(Name = "学科对口")] Subject,

    /// <summary>Visits beyond a school's least go to schools in need.</summary>
    [Display(Name = "薄弱学校优先")] Need,

    /// <summary>Each district has visits as it has schools.</summary>
    [Display(Name = "各区县均衡")] DistrictShare,

    /// <summary>Each studio goes as often in one teaching month as in another.</summary>
    [Display(Name = "各月均衡")] Pace,

    /// <summary>What was planned before stays.</summary>
    [Display(Name = "少改原有安排")] LeastChange,
}

/// <summary>
/// What one breach of a wish costs, in whole points, 0–1000 each. The usual ones are ours: a point is a kilometre; a visit off the pace or off a
/// district's share is worth a detour of 25 or 30 of them, one of the wrong subject 40, and a changed one more than any of these.
/// </summary>
/// <param name="Kilometre">Of the way from the studio's to the host school, one way.</param>
/// <param name="OtherSubject">A visit to a school that asks for other subjects.</param>
/// <param name="LessNeed">A visit beyond the school's least, for each step that its need lies below <see cref="VisitedSchool.MostNeed"/>.</param>
/// <param name="District">A visit more, or one fewer, than a district's share.</param>
/// <param name="Pace">A visit more, or one fewer, in a month than the studio's even part.</param>
/// <param name="OtherDay">A visit that was not planned before on this day to this school.</param>
/// <param name="OtherSchool">As well, where the studio was not planned to visit the school at all.</param>
public sealed record VisitWeights(int Kilometre = 1, int OtherSubject = 40, int LessNeed = 5, int District = 30, int Pace = 25, int OtherDay = 60, int OtherSchool = 60)
{
    public const int Most = 1000;
}
