using System.ComponentModel.DataAnnotations;

namespace TeacherDev.Domain.Teams;

/// <summary>What a standing body is (the texts of 玉溪 Y10, 江川 J9, 清远 Q10, 翔安 X1 and X12).</summary>
public enum TeamKind
{
    /// <summary>Teachers of one subject from several schools, chosen by the office.</summary>
    [Display(Name = "学科中心组")] SubjectCoreTeam,

    /// <summary>All teachers of one subject at a school.</summary>
    [Display(Name = "学科教研组")] TeachingResearchGroup,

    [Display(Name = "研究指导中心")] GuidanceCentre,
    [Display(Name = "片区")] Neighbourhood,
    [Display(Name = "学区")] SchoolZone,
    [Display(Name = "集团")] SchoolGroup,
    [Display(Name = "教育联盟")] Alliance,
}

public enum TeamRole
{
    /// <summary>One on any day, at most.</summary>
    [Display(Name = "负责人")] Lead,

    [Display(Name = "成员")] Member,
}
