using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using TeacherDev.Domain.Scheduling;

namespace TeacherDev.Web.Features.Scheduling;

public sealed record VenueForm
{
    [BindNever]
    public int Id { get; init; }

    [Required, StringLength(Venue.NameLength), Display(Name = "场地名称")]
    public string? Name { get; init; }

    [StringLength(Venue.AddressLength), Display(Name = "地址")]
    public string? Address { get; init; }

    [StringLength(Venue.SiteLength), Display(Name = "校区（地点）")]
    public string? Site { get; init; }

    [Range(1, Venue.MostSeats), Display(Name = "座位数")]
    public int? Capacity { get; init; }

    [StringLength(Tags.TextLength), Display(Name = "设备")]
    public string? Equipment { get; init; }

    [Range(-90.0, 90.0), Display(Name = "纬度")]
    public decimal? Latitude { get; init; }

    [Range(-180.0, 180.0), Display(Name = "经度")]
    public decimal? Longitude { get; init; }

    /// <summary>The form that wants it; it is led back there with the new one chosen. Only an address of this site is followed.</summary>
    [HiddenInput]
    public string? ReturnUrl { get; init; }

    [HiddenInput]
    public Guid Key { get; init; }

    [HiddenInput]
    public int Version { get; init; }

    // A method, not a property: the validator reads every property, also of a form that is half filled in.
    public Coordinates? Place() => Coordinates.Of(Latitude, Longitude);

    public static VenueForm Of(Venue venue) => new()
    {
        Id = venue.Id,
        Name = venue.Name,
        Address = venue.Address,
        Site = venue.Site,
        Capacity = venue.Capacity,
        Equipment = venue.Equipment,
        Latitude = venue.Latitude,
        Longitude = venue.Longitude,
        Version = venue.Version,
    };
}

/// <summary>Someone on file (by name or staff number), or someone from outside (name and unit).</summary>
public sealed record TrainerForm
{
    [BindNever]
    public int Id { get; init; }

    [Required, StringLength(Trainer.NameLength), Display(Name = "姓名")]
    public string? Name { get; init; }

    [StringLength(Trainer.UnitLength), Display(Name = "单位")]
    public string? Unit { get; init; }

    [StringLength(Tags.TextLength), Display(Name = "学科")]
    public string? Subjects { get; init; }

    [Display(Name = "讲课费职级")]
    public LecturerRank? Rank { get; init; }

    [Display(Name = "本系统中的教师")]
    public bool IsInside { get; init; }

    /// <summary>The form that wants it; it is led back there with the new one chosen. Only an address of this site is followed.</summary>
    [HiddenInput]
    public string? ReturnUrl { get; init; }

    [HiddenInput]
    public Guid Key { get; init; }

    [HiddenInput]
    public int Version { get; init; }

    public static TrainerForm Of(Trainer trainer) => new() { Id = trainer.Id, Name = trainer.Name, Unit = trainer.Unit, Subjects = trainer.Subjects, Rank = trainer.Rank, IsInside = trainer.PersonId is not null, Version = trainer.Version };
}
